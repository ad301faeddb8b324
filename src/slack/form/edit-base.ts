import type { MeetingPlan } from '../../starleaf/meeting.js';
import type { StarLeafAccount } from '../../starleaf/service.js';
import { planOf } from '../changes/plan-of.js';
import { continueFrom, splitSeries } from '../changes/split-series.js';
import { inZone } from '../local-time.js';

/** Which meetings of a conference are to be edited. */
export interface EditTarget {
  readonly confId: string;
  /** The one of a series that was named; null for what is no series. */
  readonly occurId: string | null;
  readonly scope: 'this' | 'following' | 'all';
}

/** A conference as it is just now. */
export interface EditBase {
  /** What is to be changed, as StarLeaf would be asked for it: of a series that has begun, what is to come. */
  readonly shown: MeetingPlan;
  /** The whole conference. */
  readonly whole: MeetingPlan;
}

/** Undefined where it is not there any more, or has no time. Throws StarLeafError. */
export async function readEditBase(
  { confId, occurId, scope }: EditTarget,
  { starleaf, now }: { readonly starleaf: StarLeafAccount; readonly now: number },
): Promise<EditBase | undefined> {
  const meeting = await starleaf.findMeeting(confId);
  const whole = meeting === undefined ? undefined : planOf(meeting);
  if (meeting === undefined || whole === undefined) return undefined;
  if (occurId === null || scope === 'all') {
    const following = continueFrom(whole, inZone(now, whole.start.zoneName));
    return { whole, shown: following ?? whole };
  }
  if (scope === 'following') {
    const following = splitSeries(meeting, occurId)?.following;
    return following && { whole, shown: following };
  }
  const occurrence = await starleaf.findOccurrence({ confId, occurId });
  if (occurrence === undefined) return undefined;
  const { title, description, start, duration, participants } = occurrence;
  const invitees = participants.map(({ email }) => email);
  return { whole, shown: { ...whole, title, description, start, duration, invitees, recurrence: null } };
}
