import { LockedError } from '../storage/locks.js';
import { StoreError } from '../storage/store-error.js';
import { isSlackError, nameSlackError } from './slack-error.js';
import { readSlackTrouble } from './slack-failure.js';

/** Whether Slack may take the same a little later: it was busy, broken or out of reach, or the store where its token is. */
export function mayPassInSlack(error: unknown): boolean {
  return isOfTheStore(error) || readSlackTrouble(error)?.outlook === 'passing';
}

/** Whether the store has failed, as a database does that is started anew. */
export function isOfTheStore(error: unknown): boolean {
  return error instanceof StoreError || error instanceof LockedError;
}

/** Slack's answers to the second post of a message that somebody has deleted since the first. */
const POSTED_BEFORE: readonly string[] = ['duplicate_message_not_found', 'duplicate_channel_not_found'];

export function wasPostedBefore(error: unknown): boolean {
  return isSlackError(error) && POSTED_BEFORE.includes(nameSlackError(error));
}
