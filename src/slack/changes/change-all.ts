import { nextOccurrence } from '../../meeting/recurrence/occurrences.js';
import type { MeetingPlan } from '../../starleaf/meeting.js';
import type { ListedMeeting } from '../../starleaf/meeting-list.js';
import { toOccurId } from '../../starleaf/occurrences.js';
import { describeTime } from '../blocks/when.js';
import { inZone } from '../local-time.js';
import type { ChangeUse, MeetingChange } from './change.js';
import { changeFollowing } from './change-following.js';
import type { Outcome } from './outcome.js';
import { planOf } from './plan-of.js';
import { putPlan } from './put-plan.js';
import { findDifferences, sayInThePast, sayOver } from './words.js';

type WholeChange = Extract<MeetingChange, { readonly kind: 'change' }>;

/**
 * Changes a conference. Of a series that has begun, new times hold for what is to come, as a series of its own: what
 * took place stays as it was.
 */
export async function changeAll(use: ChangeUse<WholeChange>, meeting: ListedMeeting): Promise<Outcome> {
  const { change, tools } = use;
  const before = planOf(meeting);
  if (before === undefined) return putPlan(use, { meeting, before: change.plan });
  const differences = findDifferences(before, change.plan);
  const hasOtherTimes = differences.isMoved || differences.repeatsOtherwise;
  if (!hasOtherTimes) return putPlan(use, { meeting, before });
  if (before.recurrence === null) {
    if (endOf(before) <= tools.now()) return { kind: 'refused', why: sayOver(meeting.title) };
  } else if (before.start.toMillis() <= tools.now()) {
    const { start, recurrence } = before;
    const next = nextOccurrence({ start, recurrence }, inZone(tools.now() + 1, start.zoneName));
    if (next === undefined) return { kind: 'refused', why: sayOver(meeting.title) };
    return changeFollowing(
      { ...use, change: { ...change, kind: 'change-following', occurId: toOccurId(next) } },
      meeting,
    );
  }
  if (change.plan.recurrence === null && endOf(change.plan) <= tools.now()) {
    return { kind: 'refused', why: sayInThePast(describeTime(change.plan.start, change.plan.duration)) };
  }
  return putPlan(use, { meeting, before });
}

function endOf({ start, duration }: MeetingPlan): number {
  return start.plus(duration).toMillis();
}
