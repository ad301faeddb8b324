import { type Day, dayOfMonth, mondayOf, toDay, toYearMonth, weekdayOf, type YearMonth } from './calendar.js';
import type { components } from './openapi.js';

/** A repeating conference's pattern, as it stands in `conf_settings`. */
export type Repetition = NonNullable<components['schemas']['conf_repetition']>;

/** A pattern together with the days it may fall on. */
export interface Series {
  /** The day of the conference's own start; nothing falls before it. */
  readonly start: Day;
  /** Nothing falls after it; null when only `count`, or nothing, ends the series. */
  readonly until: Day | null;
  readonly repetition: Repetition;
}

/** 31 December 9999: ISO 8601 has four digits for a year. */
const END_OF_TIME: Day = toDay({ year: 9999, month: 11 }, 31);

const WEEKDAYS_OF_WHAT: readonly (readonly number[])[] = [
  [0],
  [1],
  [2],
  [3],
  [4],
  [5],
  [6],
  [0, 1, 2, 3, 4, 5, 6],
  [0, 1, 2, 3, 4],
  [5, 6],
];

const INDEX_OF_WHICH = { first: 0, second: 1, third: 2, fourth: 3, last: -1 } as const;

/** The days of a series in order: without masks those of the start's weekday or date; absent dates are skipped. */
export function* daysOf(series: Series): Generator<Day> {
  const last = Math.min(series.until ?? END_OF_TIME, END_OF_TIME);
  let left = series.repetition.count ?? Number.POSITIVE_INFINITY;
  for (let index = 0; left > 0 && firstDayOfPeriod(series, index) <= last; index += 1) {
    for (const day of daysOfPeriod(series, index)) {
      if (left === 0 || day > last) return;
      yield day;
      left -= 1;
    }
  }
}

/** The last day of a series: null when it goes on for ever, undefined when it has no day at all. */
export function lastDayOf(series: Series): Day | null | undefined {
  const [first] = daysOf(series);
  if (first === undefined) return undefined;
  if (series.repetition.count !== null) return [...daysOf(series)].at(-1);
  if (series.until === null) return null;
  const until = Math.min(series.until, END_OF_TIME);
  for (let index = periodOf(series, until); index >= 0; index -= 1) {
    const last = daysOfPeriod(series, index).findLast((day) => day <= until);
    if (last !== undefined) return last;
  }
  return first;
}

/** Whether a day is one of the series. */
export function fallsOn(series: Series, day: Day): boolean {
  if (day < series.start || day > Math.min(series.until ?? END_OF_TIME, END_OF_TIME)) return false;
  if (!daysOfPeriod(series, periodOf(series, day)).includes(day)) return false;
  if (series.repetition.count === null) return true;
  for (const candidate of daysOf(series)) if (candidate >= day) return candidate === day;
  return false;
}

/** The number of the period, counted in whole intervals, that holds a day or is the last one before it. */
function periodOf({ start, repetition }: Series, day: Day): number {
  const { frequency, interval } = repetition;
  switch (frequency) {
    case 'daily':
      return Math.floor((day - start) / interval);
    case 'weekly':
      return Math.floor((mondayOf(day) - mondayOf(start)) / 7 / interval);
    case 'monthly':
      return Math.floor((monthNumber(day) - monthNumber(start)) / interval);
    case 'yearly':
      return Math.floor((toYearMonth(day).year - toYearMonth(start).year) / interval);
    default:
      return frequency satisfies never;
  }
}

function firstDayOfPeriod({ start, repetition }: Series, index: number): Day {
  const { frequency, interval } = repetition;
  switch (frequency) {
    case 'daily':
      return start + index * interval;
    case 'weekly':
      return mondayOf(start) + 7 * index * interval;
    case 'monthly':
      return toDay({ year: 1970, month: monthNumber(start) + index * interval }, 1);
    case 'yearly':
      return toDay({ year: toYearMonth(start).year + index * interval, month: 0 }, 1);
    default:
      return frequency satisfies never;
  }
}

/** Months since January 1970. */
function monthNumber(day: Day): number {
  const { year, month } = toYearMonth(day);
  return (year - 1970) * 12 + month;
}

function daysOfPeriod(series: Series, index: number): readonly Day[] {
  const { start, repetition } = series;
  const from = firstDayOfPeriod(series, index);
  return candidates(repetition, from, start).filter((day) => day >= start);
}

function candidates(repetition: Repetition, from: Day, start: Day): readonly Day[] {
  const { frequency } = repetition;
  switch (frequency) {
    case 'daily':
      return [from];
    case 'weekly': {
      const mask = repetition.days_of_week_mask ?? 1 << weekdayOf(start);
      return range(7)
        .filter((weekday) => hasBit(mask, weekday))
        .map((weekday) => from + weekday);
    }
    case 'monthly':
      return daysOfMonth(repetition, toYearMonth(from), start);
    case 'yearly': {
      const mask = repetition.months_of_year_mask ?? 1 << toYearMonth(start).month;
      const { year } = toYearMonth(from);
      return range(12)
        .filter((month) => hasBit(mask, month))
        .flatMap((month) => daysOfMonth(repetition, { year, month }, start));
    }
    default:
      return frequency satisfies never;
  }
}

function daysOfMonth(repetition: Repetition, { year, month }: YearMonth, start: Day): readonly Day[] {
  const first = toDay({ year, month }, 1);
  const days = range(toDay({ year, month: month + 1 }, 1) - first).map((offset) => first + offset);
  const { month_day_what: what, month_day_which: which } = repetition;
  if (what !== null && which !== null) {
    const day = days
      .filter((candidate) => WEEKDAYS_OF_WHAT[what]?.includes(weekdayOf(candidate)))
      .at(INDEX_OF_WHICH[which]);
    return day === undefined ? [] : [day];
  }
  const mask = repetition.days_of_month_mask ?? 1 << (dayOfMonth(start) - 1);
  return days.filter((_, offset) => hasBit(mask, offset));
}

function hasBit(mask: number, bit: number): boolean {
  return ((mask >>> bit) & 1) === 1;
}

function range(length: number): readonly number[] {
  return Array.from({ length }, (_, index) => index);
}
