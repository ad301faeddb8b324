import type { DateTime } from 'luxon';
import type { Recurring, Span } from './recurring.js';
import { fromWallTime, toWallRule, toWallTime, type WallRule, type WallTime } from './wall-rule.js';

const DAY: WallTime = 86_400_000;

/** How far ahead of a moment the next occurrence is looked for; the steps keep a frequent rule cheap. */
const STEPS: readonly WallTime[] = [40 * DAY, 400 * DAY, 10 * 366 * DAY, 100 * 366 * DAY];

/**
 * The occurrences that start within a span, in order: at the series' own wall time, whatever the clocks do. An hour
 * that the clocks jump over moves forward by the gap, of one shown twice it is the first; days that a month lacks
 * are left out. Spans of up to 25 years.
 */
export function occurrencesBetween(recurring: Recurring, { from, to }: Span): readonly DateTime<true>[] {
  const rule = toWallRule(recurring);
  if (rule === undefined) return [];
  const { zone } = recurring.start;
  // A day on either side, since a wall time may be shifted.
  const walls = rule.between(toWallTime(from, zone) - DAY, toWallTime(to, zone) + DAY);
  return walls.map((wall) => toMoment(wall, recurring)).filter((moment) => moment >= from && moment < to);
}

/** The first occurrence at or after a moment; undefined where there is none, or none within a hundred years. */
export function nextOccurrence(recurring: Recurring, from: DateTime<true>): DateTime<true> | undefined {
  return nextOccurrences(recurring, { from, count: 1 })[0];
}

/** The first occurrences at or after a moment, at most `count` of them. */
export function nextOccurrences(
  recurring: Recurring,
  { from, count }: { readonly from: DateTime<true>; readonly count: number },
): readonly DateTime<true>[] {
  const rule = toWallRule(recurring);
  if (rule === undefined) return [];
  const begin = toWallTime(from > recurring.start ? from : recurring.start, recurring.start.zone);
  let found: readonly DateTime<true>[] = [];
  for (const step of STEPS) {
    found = rule
      .between(begin - DAY, begin + step)
      .map((wall) => toMoment(wall, recurring))
      .filter((moment) => moment >= from);
    if (found.length >= count || (rule.until ?? Number.POSITIVE_INFINITY) <= begin + step) break;
  }
  return found.slice(0, count);
}

/** How many there are; undefined for a series without end, or whose end is more than a hundred years off. */
export function countOccurrences(recurring: Recurring): number | undefined {
  const rule = toWallRule(recurring);
  if (rule === undefined) return 0;
  if (rule.count !== null) return rule.count;
  return rule.until === null ? undefined : wallTimesUntil(rule, recurring)?.length;
}

/** The last one; undefined for a series without end, or whose end is more than a hundred years off. */
export function lastOccurrence(recurring: Recurring): DateTime<true> | undefined {
  const rule = toWallRule(recurring);
  if (rule === undefined || (rule.count === null && rule.until === null)) return undefined;
  const last = wallTimesUntil(rule, recurring)?.at(-1);
  return last === undefined ? undefined : toMoment(last, recurring);
}

/** All of a series that ends, ten years at a time. */
function wallTimesUntil(rule: WallRule, { start }: Recurring): readonly WallTime[] | undefined {
  const walls: WallTime[] = [];
  const first = toWallTime(start);
  for (let from = first; from < first + 100 * 366 * DAY; from += 10 * 366 * DAY) {
    walls.push(...rule.between(from, from + 10 * 366 * DAY - 1));
    if (rule.count !== null && walls.length >= rule.count) return walls;
    if (rule.until !== null && rule.until < from + 10 * 366 * DAY) return walls;
  }
  return undefined;
}

/** The first occurrence is the start itself, also where that is the second of an hour shown twice. */
function toMoment(wall: WallTime, { start }: Recurring): DateTime<true> {
  return wall === toWallTime(start) ? start : fromWallTime(wall, start.zone);
}
