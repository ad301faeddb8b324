import { DateTime } from 'luxon';
import type { Day } from '../grammar/day.js';

/**
 * The days around one that its month does not have: for 30 February the 27th and 28th, and the first of March. None where there
 * is no such month.
 * @param thisYear taken where the day was said without a year
 */
export function neighbouringDays(day: Day, thisYear: number): readonly Day[] {
  if (day.kind !== 'date' || day.month === null) return [];
  const first = DateTime.utc(day.year ?? thisYear, day.month, 1);
  const last = first.endOf('month');
  if (!first.isValid || (day.day > 0 && day.day <= last.day)) return [];
  const middle = day.day < 1 ? first : last;
  return [middle.minus({ days: 1 }), middle, middle.plus({ days: 1 })].map((each) => ({
    kind: 'date',
    year: day.year === null ? null : each.year,
    month: each.month,
    day: each.day,
  }));
}
