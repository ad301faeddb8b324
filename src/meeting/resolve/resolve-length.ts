import type { Length } from '../grammar/length.js';
import type { CalendarDay } from './calendar-day.js';
import { findAll } from './find-fact.js';
import { type Context, using, type When } from './when.js';

/** What a month is worth where it is only a length. */
const DAYS_A_MONTH = 30;

/** Adds how long it lasts. A length in days is one only where it is not how long a repetition or a stay lasts. */
export function withLength(when: When, { facts }: Context): When {
  const lengths = findAll(facts, 'length');
  const timed = lengths.find(({ length }) => length.minutes > 0 || isNothing(length));
  const placed = facts.some(({ kind }) => ['day', 'days', 'series', 'starting'].includes(kind));
  const found = timed ?? (placed ? undefined : lengths[0]);
  if (found === undefined) return when;
  const { minutes, days, months } = found.length;
  return using(when, [found], { minutes: minutes + (days + months * DAYS_A_MONTH) * 1440 });
}

function isNothing({ minutes, days, months }: Length): boolean {
  return minutes === 0 && days === 0 && months === 0;
}

/** The day on which a stay or a repetition of so many days, weeks or months is over, beginning with `day`. */
export function dayAfter(day: CalendarDay, { days, months }: Length): CalendarDay {
  return day.plusMonths(months).plusDays(days);
}
