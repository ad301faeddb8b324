import { ErrorCode } from '@slack/web-api';
import { SlackSilence } from './web-api/slack-silence.js';

/** Whether the Web API refused or could not be reached. */
export function isSlackError(error: unknown): error is Error & { readonly code: string } {
  const codes: readonly string[] = Object.values(ErrorCode);
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}

/** Slack's own short word for a refusal, such as `not_in_channel`; else the kind of failure. May be logged. */
export function nameSlackError(error: Error & { readonly code: string }): string {
  if ('original' in error && error.original instanceof SlackSilence) return error.original.kind;
  const data = 'data' in error ? error.data : undefined;
  const word = typeof data === 'object' && data !== null && 'error' in data ? data.error : undefined;
  return typeof word === 'string' ? word : error.code;
}
