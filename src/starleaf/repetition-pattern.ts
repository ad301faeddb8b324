import type { DateTime } from 'luxon';
import { fromMonthPattern, isOnPattern, toMonthPattern } from './month-pattern.js';
import type { RecurrenceRule } from './recurrence-rule.js';
import type { Unheld } from './unheld.js';
import type { Repetition } from './wire.js';

/** The fields of conf_repetition that say on which days it falls. */
export type Pattern = Omit<Repetition, 'interval' | 'count' | 'until'>;

type RuleParts = Pick<RecurrenceRule, 'frequency'> & Partial<RecurrenceRule>;

/** All masks null: StarLeaf takes weekday, day and month from the start. */
const asTheStart: Omit<Pattern, 'frequency'> = {
  days_of_week_mask: null,
  days_of_month_mask: null,
  months_of_year_mask: null,
  month_day_what: null,
  month_day_which: null,
};

/**
 * On which days a rule falls, as StarLeaf's masks. The lowest bits are Monday, the 1st and January; a mask is
 * sent only where the start does not say the same.
 * @param start the first occurrence, in the conference's zone
 */
export function toPattern(rule: RecurrenceRule, start: DateTime<true>): Pattern | Unheld {
  switch (rule.frequency) {
    case 'DAILY':
      return saysWeekdaysOnly(rule) && rule.interval === 1 ? toWeekdays(rule, start) : toDays(rule);
    case 'WEEKLY':
      return toWeekdays(rule, start);
    case 'MONTHLY':
      if (rule.interval === 1 && saysWeekdaysOnly(rule)) return toWeekdays(rule, start);
      if (rule.interval === 1 && rule.months.length > 0) return toMonths(rule, start);
      return rule.months.length === 0 ? toDaysOfMonth(rule, start) : { unheld: 'pattern' };
    case 'YEARLY':
      // A position in a yearly rule counts through all of its months; StarLeaf counts in each.
      return rule.positions.length > 0 && rule.months.length > 1
        ? { unheld: 'pattern' }
        : toMonths(rule, start);
    default:
      return rule.frequency satisfies never;
  }
}

function saysNoDays({ months, monthDays, days, positions }: RecurrenceRule): boolean {
  return months.length + monthDays.length + days.length + positions.length === 0;
}

/** Such as "every day that is a Monday" or "each Monday of every month": a weekly pattern. */
function saysWeekdaysOnly(rule: RecurrenceRule): boolean {
  const isPlain = rule.days.length > 0 && rule.days.every(({ ordinal }) => ordinal === null);
  return isPlain && saysNoDays({ ...rule, days: [] });
}

function toDays(rule: RecurrenceRule): Pattern | Unheld {
  return saysNoDays(rule) ? { frequency: 'daily', ...asTheStart } : { unheld: 'pattern' };
}

function toWeekdays(rule: RecurrenceRule, start: DateTime<true>): Pattern | Unheld {
  const pattern = { frequency: 'weekly', ...asTheStart } as const;
  if (saysNoDays(rule)) return pattern;
  if (!saysWeekdaysOnly(rule)) return { unheld: 'pattern' };
  const { interval, weekStart } = rule;
  const weekdays = rule.days.map(({ weekday }) => weekday);
  if (!weekdays.includes(start.weekday)) return { unheld: 'start' };
  // Which days share a week matters where weeks are skipped, and StarLeaf's weeks begin on Monday.
  const beforeWeekStart = weekdays.filter((weekday) => weekday < weekStart).length;
  if (interval > 1 && beforeWeekStart > 0 && beforeWeekStart < weekdays.length) return { unheld: 'pattern' };
  return { ...pattern, days_of_week_mask: new Set(weekdays).size === 1 ? null : toMask(weekdays) };
}

function toDaysOfMonth(rule: RecurrenceRule, start: DateTime<true>): Pattern | Unheld {
  const { monthDays, days, positions } = rule;
  const monthly = { frequency: 'monthly', ...asTheStart } as const;
  if (monthDays.length + days.length + positions.length === 0) return monthly;
  if (days.length + positions.length === 0 && monthDays.every((day) => day >= 1 && day <= 31)) {
    if (!monthDays.includes(start.day)) return { unheld: 'start' };
    return { ...monthly, days_of_month_mask: monthDays.length === 1 ? null : toMask(monthDays) };
  }
  const pattern = toMonthPattern(rule);
  if (!pattern) return { unheld: 'pattern' };
  if (!isOnPattern(start, pattern)) return { unheld: 'start' };
  return { ...monthly, month_day_what: pattern.what, month_day_which: pattern.which };
}

/** Without months, the days of a yearly rule would count through the year or fall in every month. */
function toMonths(rule: RecurrenceRule, start: DateTime<true>): Pattern | Unheld {
  const { months } = rule;
  const yearly = { frequency: 'yearly', ...asTheStart } as const;
  if (months.length === 0) return saysNoDays(rule) ? yearly : { unheld: 'pattern' };
  if (months.some((month) => month < 1 || month > 12)) return { unheld: 'rule' };
  const days = toDaysOfMonth(rule, start);
  if ('unheld' in days) return days;
  if (days.days_of_month_mask !== null) return { unheld: 'pattern' };
  if (!months.includes(start.month)) return { unheld: 'start' };
  return { ...days, frequency: 'yearly', months_of_year_mask: months.length === 1 ? null : toMask(months) };
}

/**
 * StarLeaf's masks as the parts of a rule, which say in full what StarLeaf takes from the start.
 * @returns undefined for the few that no rule can say
 */
export function fromPattern(repetition: Repetition, start: DateTime<true>): RuleParts | undefined {
  switch (repetition.frequency) {
    case 'daily':
      return { frequency: 'DAILY' };
    case 'weekly': {
      const weekdays = fromMask(repetition.days_of_week_mask) ?? [start.weekday];
      return { frequency: 'WEEKLY', days: weekdays.map((weekday) => ({ weekday, ordinal: null })) };
    }
    case 'monthly':
      return { frequency: 'MONTHLY', ...fromDaysOfMonth(repetition, start) };
    case 'yearly':
      return fromMonths(repetition, start);
    default:
      return repetition.frequency satisfies never;
  }
}

function fromMonths(repetition: Repetition, start: DateTime<true>): RuleParts | undefined {
  const months = fromMask(repetition.months_of_year_mask) ?? [start.month];
  const days = fromDaysOfMonth(repetition, start);
  const countsInEach = months.length > 1 && days.positions !== undefined;
  if (countsInEach && repetition.interval > 1) return undefined;
  return { frequency: countsInEach ? 'MONTHLY' : 'YEARLY', months, ...days };
}

function fromDaysOfMonth(repetition: Repetition, start: DateTime<true>): Partial<RecurrenceRule> {
  const { month_day_which: which, month_day_what: what, days_of_month_mask: mask } = repetition;
  if (which !== null && what !== null) return fromMonthPattern({ which, what });
  return { monthDays: fromMask(mask) ?? [start.day] };
}

/** The lowest bit is number 1. */
function toMask(numbers: readonly number[]): number {
  return [...new Set(numbers)].reduce((mask, number) => mask + 2 ** (number - 1), 0);
}

function fromMask(mask: number | null): readonly number[] | null {
  if (mask === null) return null;
  return Array.from({ length: 31 }, (_, index) => index + 1).filter((number) => mask & (1 << (number - 1)));
}
