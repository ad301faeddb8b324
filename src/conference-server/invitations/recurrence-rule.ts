import { type Day, dayOfMonth, toYearMonth, weekdayOf } from '../calendar.js';
import type { Repetition } from '../recurrence.js';
import { DAY_MS, formatInstant, type Instant, type WallTime } from '../wall-time.js';

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
const POSITIONS = { first: 1, second: 2, third: 3, fourth: 4, last: -1 } as const;
const ANY_DAY = 7;
const WEEKDAYS_OF_WHAT: ReadonlyMap<number, readonly string[]> = new Map([
  [8, WEEKDAYS.slice(0, 5)],
  [9, WEEKDAYS.slice(5)],
]);

export interface RuleFacts {
  readonly repetition: Repetition;
  /** The conference's own start, which stands in for what the pattern does not say. */
  readonly start: WallTime;
  /** Of the last occurrence; null for a series without end. */
  readonly lastStart: Instant | null;
}

/**
 * A pattern as values of iCalendar's RRULE (RFC 5545, 3.3.10), which together give its occurrences. It is one, but for
 * what one cannot say: every second year or rarer, in several months, on their first weekday or the like.
 */
export function toRecurrenceRules({ repetition, start, lastStart }: RuleFacts): readonly string[] {
  const sets = toDays(repetition, Math.floor(start / DAY_MS));
  const { interval, count } = repetition;
  const until = lastStart === null ? '' : `UNTIL=${formatInstant(lastStart).replaceAll(/[-:]/g, '')}`;
  // Each of several rules would count for itself.
  const end = count !== null && sets.length === 1 ? `COUNT=${count}` : until;
  return sets.map((days) =>
    [...days, interval === 1 ? '' : `INTERVAL=${interval}`, end].filter((part) => part !== '').join(';'),
  );
}

type Parts = readonly string[];

function toDays(repetition: Repetition, start: Day): readonly Parts[] {
  const { frequency } = repetition;
  switch (frequency) {
    case 'daily':
      return [['FREQ=DAILY']];
    case 'weekly': {
      const mask = repetition.days_of_week_mask ?? 1 << weekdayOf(start);
      return [['FREQ=WEEKLY', `BYDAY=${bitsOf(mask).map((bit) => WEEKDAYS[bit])}`]];
    }
    case 'monthly':
      return [['FREQ=MONTHLY', ...daysOfMonth(repetition, start)]];
    case 'yearly':
      return daysOfYear(repetition, start);
    default:
      return frequency satisfies never;
  }
}

function daysOfYear(repetition: Repetition, start: Day): readonly Parts[] {
  const months = bitsOf(repetition.months_of_year_mask ?? 1 << toYearMonth(start).month).map(
    (bit) => bit + 1,
  );
  const days = daysOfMonth(repetition, start);
  // A yearly rule counts BYSETPOS through all its months together, a monthly one in each.
  if (months.length > 1 && days.some((part) => part.startsWith('BYSETPOS'))) {
    if (repetition.interval === 1) return [['FREQ=MONTHLY', `BYMONTH=${months}`, ...days]];
    return months.map((month) => ['FREQ=YEARLY', `BYMONTH=${month}`, ...days]);
  }
  return [['FREQ=YEARLY', `BYMONTH=${months}`, ...days]];
}

function daysOfMonth(repetition: Repetition, start: Day): Parts {
  const { month_day_what: what, month_day_which: which } = repetition;
  if (what === null || which === null) {
    const mask = repetition.days_of_month_mask ?? 1 << (dayOfMonth(start) - 1);
    return [`BYMONTHDAY=${bitsOf(mask).map((bit) => bit + 1)}`];
  }
  const position = POSITIONS[which];
  if (what === ANY_DAY) return [`BYMONTHDAY=${position}`];
  const weekdays = WEEKDAYS_OF_WHAT.get(what);
  if (weekdays === undefined) return [`BYDAY=${position}${WEEKDAYS[what] ?? ''}`];
  return [`BYDAY=${weekdays}`, `BYSETPOS=${position}`];
}

function bitsOf(mask: number): readonly number[] {
  return Array.from({ length: 31 }, (_, bit) => bit).filter((bit) => ((mask >>> bit) & 1) === 1);
}
