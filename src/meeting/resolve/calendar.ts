import { DateTime } from 'luxon';

/** A day of the calendar without a zone: midnight UTC of that day, so that adding days never meets a clock change. */
export type CalendarDay = DateTime<true>;

/** The day if it exists, else null: 30 February is no day. */
export function toCalendarDay(year: number, month: number, day: number): CalendarDay | null {
  const date = DateTime.utc(year, month, day);
  return date.isValid ? date : null;
}

/** How many days a month has in a leap year, so that 29 February is a day until its year is known. */
export function longestMonth(month: number): number {
  return [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}
