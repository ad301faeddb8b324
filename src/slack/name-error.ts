import { ReplyAddressError } from './reply-address.js';
import { isSlackError, nameSlackError } from './slack-error.js';

/** What may be logged of an error of Slack's: a kind, or Slack's own short word for it. */
export function nameError(error: unknown): string {
  if (isSlackError(error)) return nameSlackError(error);
  if (error instanceof ReplyAddressError) return error.message;
  return error instanceof Error ? error.name : typeof error;
}
