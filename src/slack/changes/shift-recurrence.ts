import { DateTime } from 'luxon';
import {
  type RecurrenceRule,
  readRecurrenceRule,
  writeRecurrenceRule,
} from '../../starleaf/recurrence-rule.js';

/** From which day of the series to which, both in its zone. */
export interface Shift {
  readonly from: DateTime<true>;
  readonly to: DateTime<true>;
}

/**
 * The rule of a series of which one occurrence moves to another day, and all others with it: "every Thursday" becomes
 * "every Friday". What a rule cannot say so is left as it is; StarLeaf then finds that the start is not its first day.
 */
export function shiftRecurrence(recurrence: string, { from, to }: Shift): string {
  const rule = readRecurrenceRule(recurrence);
  const days = daysBetween({ from, to });
  if (rule === undefined || days === 0) return recurrence;
  return writeRecurrenceRule({
    ...shiftDays(rule, { from, to }),
    until: rule.until === null ? null : shiftUntil(rule.until, { from, to }),
  });
}

/** How many days of the calendar lie between. */
export function daysBetween({ from, to }: Shift): number {
  const [start, end] = [from, to].map((day) => DateTime.utc(day.year, day.month, day.day));
  return start === undefined || end === undefined ? 0 : end.diff(start, 'days').days;
}

function shiftDays(rule: RecurrenceRule, { from, to }: Shift): RecurrenceRule {
  const days = daysBetween({ from, to });
  switch (rule.frequency) {
    case 'DAILY':
      return rule;
    case 'WEEKLY':
      return {
        ...rule,
        days: rule.days.map((day) => ({ ...day, weekday: ((((day.weekday - 1 + days) % 7) + 7) % 7) + 1 })),
      };
    case 'MONTHLY':
      return shiftInMonth(rule, { from, to });
    case 'YEARLY': {
      const months = rule.months.length === 1 && rule.months[0] === from.month ? [to.month] : rule.months;
      return shiftInMonth({ ...rule, months }, { from, to });
    }
    default:
      return rule.frequency satisfies never;
  }
}

/** "The 12th" becomes "the 13th", and "the second Thursday" the second Friday. */
function shiftInMonth(rule: RecurrenceRule, { from, to }: Shift): RecurrenceRule {
  const [monthDay] = rule.monthDays;
  if (rule.monthDays.length === 1 && monthDay === from.day) return { ...rule, monthDays: [to.day] };
  const [day] = rule.days;
  if (rule.days.length !== 1 || day === undefined || day.weekday !== from.weekday) return rule;
  const place = day.ordinal ?? rule.positions[0] ?? null;
  const nth = Math.ceil(to.day / 7);
  const isLast = to.day + 7 > to.daysInMonth;
  const ordinal = isLast && (place === -1 || nth > 4) ? -1 : nth;
  return day.ordinal === null
    ? { ...rule, days: [{ ...day, weekday: to.weekday }], positions: place === null ? [] : [ordinal] }
    : { ...rule, days: [{ ordinal, weekday: to.weekday }] };
}

/** By days of the calendar in the zone of the series, whose clocks may change between. */
function shiftUntil(until: string, { from, to }: Shift): string {
  const last = DateTime.fromISO(until, { zone: from.zone });
  const shifted = last.plus({ days: daysBetween({ from, to }) });
  if (!shifted.isValid) return until;
  if (!until.includes('T')) return shifted.toFormat('yyyyMMdd');
  return until.endsWith('Z')
    ? shifted.toUTC().toFormat("yyyyMMdd'T'HHmmss'Z'")
    : shifted.toFormat("yyyyMMdd'T'HHmmss");
}
