import { createHash } from 'node:crypto';
import type { ListedMeeting } from '../../starleaf/meeting-list.js';

/** Which meeting at which time. */
export interface EntryKey {
  readonly confId: string;
  /** Null for a one-off, a permanent meeting, and a series as a whole. */
  readonly occurId: string | null;
}

/** A reference that was typed or pressed: `#` and what tells a person's conferences apart, `/` and the occurrence. */
export interface EntryRef {
  readonly digest: string;
  readonly occurId: string | null;
}

/**
 * A word for an entry that a button can carry and the router reads like any other `which`: an id of StarLeaf's may be
 * longer than Slack lets the option of a menu be, and hold anything. It means something to its own person alone.
 */
export function toEntryRef({ confId, occurId }: EntryKey): string {
  return `#${digestOf(confId)}${occurId === null ? '' : `/${occurId}`}`;
}

/** Undefined for words that are no reference. */
export function readEntryRef(word: string): EntryRef | undefined {
  const [, digest, occurId = null] = /^#([\w-]{16})(?:\/(\S+))?$/.exec(word) ?? [];
  return digest === undefined ? undefined : { digest, occurId };
}

/** The meeting that a reference was made from; undefined if it is not there any more. */
export function findByRef(
  meetings: readonly ListedMeeting[],
  { digest }: EntryRef,
): ListedMeeting | undefined {
  return meetings.find(({ confId }) => digestOf(confId) === digest);
}

function digestOf(confId: string): string {
  return createHash('sha256').update(confId).digest('base64url').slice(0, 16);
}
