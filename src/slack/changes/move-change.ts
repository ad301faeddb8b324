import type { MeetingDetails } from '../../starleaf/meeting.js';
import type { MeetingChange } from './change.js';
import { planOf } from './plan-of.js';
import type { NewTimes } from './read-move.js';
import { daysBetween, shiftRecurrence } from './shift-recurrence.js';
import { readOccurId, splitSeries } from './split-series.js';

/** How much of a series a change is for. */
export type Scope = 'this' | 'following' | 'all';

/** What moving comes to. */
export type MoveChange = Extract<
  MeetingChange,
  { readonly kind: 'change-occurrence' | 'change-following' | 'change' }
>;

/** One occurrence moved, and as much of the series with it as is wanted; undefined for what is no series. */
export function toMoveChange(
  meeting: MeetingDetails,
  { occurId, scope, start: said, duration }: NewTimes & { readonly occurId: string; readonly scope: Scope },
): MoveChange | undefined {
  const plan = planOf(meeting);
  const split = splitSeries(meeting, occurId);
  const planned = readOccurId(occurId, meeting.start);
  if (plan === undefined || plan.recurrence === null || split === undefined || planned === undefined)
    return undefined;
  const start = said.setZone(plan.start.zoneName);
  if (!start.isValid) return undefined;
  switch (scope) {
    case 'this':
      return { kind: 'change-occurrence', occurId, change: { start, duration } };
    case 'following': {
      const { following } = split;
      const recurrence = shiftRecurrence(following.recurrence ?? '', { from: planned, to: start });
      return { kind: 'change-following', occurId, plan: { ...following, start, duration, recurrence } };
    }
    case 'all': {
      const { hour, minute } = start;
      const first = plan.start
        .plus({ days: daysBetween({ from: planned, to: start }) })
        .set({ hour, minute, second: 0, millisecond: 0 });
      const recurrence = shiftRecurrence(plan.recurrence, { from: plan.start, to: first });
      return { kind: 'change', plan: { ...plan, start: first, duration, recurrence } };
    }
    default:
      return scope satisfies never;
  }
}
