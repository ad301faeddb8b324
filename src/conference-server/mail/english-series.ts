import { dayOfMonth, toYearMonth, weekdayOf } from '../calendar.js';
import type { Repetition } from '../recurrence.js';
import { DAY_MS } from '../wall-time.js';
import type { SeriesWords } from './words.js';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const WHAT = [...WEEKDAYS, 'day', 'weekday', 'weekend day'];
const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const UNITS = { daily: 'day', weekly: 'week', monthly: 'month', yearly: 'year' } as const;

/** `every 2 weeks on Tuesday and Thursday, 10 times` */
export function describeSeries({ repetition, start, lastDay }: SeriesWords): string {
  const { interval, frequency, count } = repetition;
  const unit = UNITS[frequency];
  const pace = interval === 1 ? `every ${unit}` : `every ${interval} ${unit}s`;
  const end =
    count !== null ? `, ${count === 1 ? 'once' : `${count} times`}` : lastDay ? `, until ${lastDay}` : '';
  return `${pace}${describeDays(repetition, Math.floor(start / DAY_MS))}${end}`;
}

function describeDays(repetition: Repetition, start: number): string {
  switch (repetition.frequency) {
    case 'daily':
      return '';
    case 'weekly':
      return ` on ${namesOf(repetition.days_of_week_mask ?? 1 << weekdayOf(start), WEEKDAYS)}`;
    case 'monthly':
      return ` on the ${describeDayOfMonth(repetition, start)}`;
    case 'yearly': {
      const months = namesOf(repetition.months_of_year_mask ?? 1 << toYearMonth(start).month, MONTHS);
      return ` on the ${describeDayOfMonth(repetition, start)} of ${months}`;
    }
    default:
      return repetition.frequency satisfies never;
  }
}

function describeDayOfMonth(repetition: Repetition, start: number): string {
  const { month_day_what: what, month_day_which: which } = repetition;
  if (what !== null && which !== null) return `${which} ${WHAT[what] ?? ''}`;
  const days = Array.from({ length: 31 }, (_, index) => toOrdinal(index + 1));
  return namesOf(repetition.days_of_month_mask ?? 1 << (dayOfMonth(start) - 1), days);
}

function namesOf(mask: number, names: readonly string[]): string {
  const chosen = names.filter((_, bit) => ((mask >>> bit) & 1) === 1);
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(chosen);
}

function toOrdinal(day: number): string {
  const rule = new Intl.PluralRules('en', { type: 'ordinal' }).select(day);
  return `${day}${{ zero: 'th', one: 'st', two: 'nd', few: 'rd', many: 'th', other: 'th' }[rule]}`;
}
