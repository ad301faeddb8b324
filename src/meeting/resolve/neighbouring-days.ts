import { DateTime } from 'luxon';
import type { Day } from '../grammar/day.js';

/**
 * The days around one that its month does not have: for 30 February the 27th and 28th, and the first of March. None where the
 * day is none of any month.
 * @param thisYear taken where the day was said without a year
 */
export function neighbouringDays(day: Day, thisYear: number): readonly Day[] {
  if (day.kind !== 'date' || day.month === null || day.day < 1 || day.day > 31) return [];
  const first = DateTime.utc(day.year ?? thisYear, day.month, 1);
  const last = first.endOf('month');
  if (!first.isValid || day.day <= last.day) return [];
  return [last.minus({ days: 1 }), last, last.plus({ days: 1 })].map((each) => ({
    kind: 'date',
    year: day.year === null ? null : each.year,
    month: each.month,
    day: each.day,
  }));
}
