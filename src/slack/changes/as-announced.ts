import type { ListedMeeting } from '../../starleaf/meeting-list.js';
import { comingDates } from './card-of.js';
import type { ChangeUse } from './change.js';
import { heirOf } from './change-following.js';
import type { KeptChange } from './kept-change.js';
import type { Outcome } from './outcome.js';
import { readMeeting } from './read-meeting.js';

/**
 * What a change comes to that was made in part before a crash: what is so already was our doing, and is said as it
 * would have been.
 */
export async function asAnnounced(use: ChangeUse, outcome: Outcome): Promise<Outcome> {
  const kept = use.tools.trail.change;
  if (kept === null) return outcome;
  switch (outcome.kind) {
    case 'gone':
      return use.change.kind === 'cancel' ? { kind: 'changed', ...kept.said, meeting: null } : outcome;
    case 'changed':
      return outcome.line === null && kept.said.line !== null ? { ...outcome, ...kept.said } : outcome;
    case 'refused':
      return (await findCut(use, kept)) ?? outcome;
    default:
      return outcome satisfies never;
  }
}

/** A series that ends already where it was to end: its occurrence is none of it any more. Undefined for anything else. */
async function findCut(use: ChangeUse, { said }: KeptChange): Promise<Outcome | undefined> {
  const { account, confId, change, owner, tools } = use;
  if (change.kind !== 'cancel-following' && change.kind !== 'change-following') return undefined;
  const meeting = await readMeeting(account.starleaf, confId);
  if (meeting === undefined) return undefined;
  const left: Pick<Extract<Outcome, { kind: 'changed' }>, 'meeting' | 'was'> = hasDates(meeting, tools.now())
    ? { meeting }
    : { meeting: null, was: meeting };
  if (change.kind === 'cancel-following') return { kind: 'changed', ...said, ...left };
  const successor = await readMeeting(account.starleaf, heirOf(owner, confId, change.occurId));
  if (successor === undefined) return undefined;
  const { people } = change;
  return { kind: 'changed', ...said, ...left, successor, ...(people !== undefined && { people }) };
}

function hasDates(meeting: ListedMeeting, now: number): boolean {
  return comingDates(meeting, now).length > 0;
}
