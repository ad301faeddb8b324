import { createHmac } from 'node:crypto';

/** A slash command as Slack sends it, made without Bolt or the playground. https://docs.slack.dev/authentication/verifying-requests-from-slack */
export function signedCommand(facts: {
  readonly signingSecret: string;
  readonly fields: Readonly<Record<string, string>>;
  /** Seconds since 1970. */
  readonly timestamp: number;
}): RequestInit {
  const body = new URLSearchParams(facts.fields).toString();
  const base = `v0:${facts.timestamp}:${body}`;
  const signature = `v0=${createHmac('sha256', facts.signingSecret).update(base).digest('hex')}`;
  return {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': String(facts.timestamp),
      'x-slack-signature': signature,
    },
    body,
  };
}
