import { createHmac } from 'node:crypto';

/**
 * Slack's signature of a request, version 0.
 * https://docs.slack.dev/authentication/verifying-requests-from-slack
 * @param options.timestamp seconds since the epoch.
 */
export function signRequest(options: {
  readonly secret: string;
  readonly timestamp: number;
  readonly body: string;
}): string {
  const base = `v0:${options.timestamp}:${options.body}`;
  return `v0=${createHmac('sha256', options.secret).update(base).digest('hex')}`;
}
