import { DateTime } from 'luxon';
import { nextOccurrence, occurrencesBetween } from '../../meeting/recurrence/occurrences.js';
import type { MeetingDetails, MeetingPlan } from '../../starleaf/meeting.js';
import { readRecurrenceRule, writeRecurrenceRule } from '../../starleaf/recurrence-rule.js';
import { planOf } from './plan-of.js';

/** A series, cut before one of its occurrences. */
export type SplitSeries = {
  /** The rest, as it would have been. */
  readonly following: MeetingPlan;
} & (
  | {
      /** What is left of it. */
      readonly before: MeetingPlan;
      /** The start of the last occurrence before the cut. */
      readonly lastBefore: DateTime<true>;
    }
  /** Nothing comes before the cut. */
  | { readonly before: null; readonly lastBefore: null }
);

/** Undefined for what is no series, or has no such occurrence. */
export function splitSeries(meeting: MeetingDetails, occurId: string): SplitSeries | undefined {
  const plan = planOf(meeting);
  const cut = readOccurId(occurId, plan?.start);
  if (plan === undefined || plan.recurrence === null || cut === undefined) return undefined;
  const { start, recurrence } = plan;
  if (occurrencesBetween({ start, recurrence }, { from: cut, to: cut.plus(1) }).length === 0)
    return undefined;
  const earlier = occurrencesBetween({ start, recurrence }, { from: start, to: cut });
  const lastBefore = earlier.at(-1);
  const following = { ...plan, start: cut, recurrence: withoutFirst(recurrence, earlier.length) };
  return lastBefore === undefined
    ? { following, before: null, lastBefore: null }
    : { following, before: { ...plan, recurrence: endWith(recurrence, lastBefore) }, lastBefore };
}

/** A plan without the occurrences that have begun by now; undefined where none is left. */
export function continueFrom(plan: MeetingPlan, now: DateTime<true>): MeetingPlan | undefined {
  const { start, recurrence } = plan;
  if (start > now) return plan;
  if (recurrence === null) return undefined;
  const next = nextOccurrence({ start, recurrence }, now);
  if (next === undefined) return undefined;
  const gone = occurrencesBetween({ start, recurrence }, { from: start, to: next }).length;
  return { ...plan, start: next, recurrence: withoutFirst(recurrence, gone) };
}

/** The original start that an occur_id names, by the clocks of its series. */
export function readOccurId(
  occurId: string,
  series: DateTime<true> | null | undefined,
): DateTime<true> | undefined {
  const start = DateTime.fromISO(occurId, { zone: series?.zone ?? 'UTC' });
  return start.isValid ? start : undefined;
}

function endWith(recurrence: string, day: DateTime<true>): string {
  const rule = readRecurrenceRule(recurrence);
  if (rule === undefined) return recurrence;
  return writeRecurrenceRule({ ...rule, count: null, until: day.toFormat('yyyyMMdd') });
}

function withoutFirst(recurrence: string, gone: number): string {
  const rule = readRecurrenceRule(recurrence);
  if (rule === undefined || rule.count === null) return recurrence;
  return writeRecurrenceRule({ ...rule, count: rule.count - gone });
}
