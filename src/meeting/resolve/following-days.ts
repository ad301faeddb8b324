import type { Series } from '../grammar/series.js';
import type { CalendarDay } from './calendar-day.js';
import { isDayOf } from './rule.js';

/** Days looked at before giving up: enough for the 29th of February. */
const MOST_DAYS = 366 * 40;

/** The days of a repetition that come after its first, at most `count` of them. */
export function followingDays(series: Series, first: CalendarDay, count: number): CalendarDay[] {
  const days: CalendarDay[] = [];
  const anchored = anchor(series, first);
  for (let ahead = 1; ahead < MOST_DAYS && days.length < count; ahead += 1) {
    const day = first.plusDays(ahead);
    if (isInStep(series, first, day) && isDayOf(anchored, day)) days.push(day);
  }
  return days;
}

/** A rule that names no days repeats on the day it begins. */
function anchor(series: Series, first: CalendarDay): Series {
  const { unit, weekdays, monthDays, months } = series;
  if (weekdays.length > 0 || unit === 'day') return series;
  if (unit === 'week') return { ...series, weekdays: [{ weekday: first.weekday, nth: 0 }] };
  const named = monthDays.length > 0 ? series : { ...series, monthDays: [first.day] };
  return unit === 'year' && months.length === 0 ? { ...named, months: [first.month] } : named;
}

function isInStep({ unit, interval }: Series, first: CalendarDay, day: CalendarDay): boolean {
  return interval === 1 || stepsBetween(unit, first, day) % interval === 0;
}

function stepsBetween(unit: Series['unit'], first: CalendarDay, day: CalendarDay): number {
  switch (unit) {
    case 'week':
      return day.inSameWeek(1).daysSince(first.inSameWeek(1)) / 7;
    case 'month':
      return (day.year - first.year) * 12 + day.month - first.month;
    case 'year':
      return day.year - first.year;
    default:
      return day.daysSince(first);
  }
}
