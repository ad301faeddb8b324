/** A day of the calendar: days since 1 January 1970. */
export type Day = number;

/** A month of the calendar. */
export interface YearMonth {
  readonly year: number;
  /** From 0. */
  readonly month: number;
}

const DAY_MS = 86_400_000;

/** A day of a month, from 1; a month or day beyond its range runs over into the next. */
export function toDay({ year, month }: YearMonth, day: number): Day {
  return Date.UTC(year, month, day) / DAY_MS;
}

/** The month that holds a day. */
export function toYearMonth(day: Day): YearMonth {
  const date = new Date(day * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() };
}

/** From 1. */
export function dayOfMonth(day: Day): number {
  return new Date(day * DAY_MS).getUTCDate();
}

/** From 0, which is Monday. */
export function weekdayOf(day: Day): number {
  // 1 January 1970 was a Thursday.
  return (((day + 3) % 7) + 7) % 7;
}

/** The Monday on or before a day. */
export function mondayOf(day: Day): Day {
  return day - weekdayOf(day);
}
