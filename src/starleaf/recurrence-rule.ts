import { z } from 'zod';

/** A day of the week, 1 for Monday to 7 for Sunday, with its place in the month or year where one is given. */
export interface RuleDay {
  readonly weekday: number;
  /** 2 for the second, -1 for the last; null for each. */
  readonly ordinal: number | null;
}

/** The parts of an RFC 5545 recurrence rule that conferences can have to do with. */
export interface RecurrenceRule {
  readonly frequency: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';
  readonly interval: number;
  readonly count: number | null;
  /** As in the rule: `20261231`, `20261231T090000` or `20261231T090000Z`. */
  readonly until: string | null;
  readonly months: readonly number[];
  readonly monthDays: readonly number[];
  readonly days: readonly RuleDay[];
  readonly positions: readonly number[];
  /** 1 for Monday. */
  readonly weekStart: number;
}

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

const integers = z
  .string()
  .regex(/^[+-]?\d{1,3}(,[+-]?\d{1,3})*$/)
  .transform((text) => text.split(',').map(Number));

const weekday = z.enum(weekdays).transform((name) => weekdays.indexOf(name) + 1);

const day = z
  .string()
  .regex(/^([+-]?[1-9]\d?)?(MO|TU|WE|TH|FR|SA|SU)$/)
  .transform((text) => ({
    ordinal: Number(text.slice(0, -2)) || null,
    weekday: weekdays.indexOf(text.slice(-2)) + 1,
  }));

const parts = z.strictObject({
  FREQ: z.enum(['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY']),
  INTERVAL: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .default(1),
  COUNT: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .optional(),
  UNTIL: z
    .string()
    .regex(/^\d{8}(T\d{6}Z?)?$/)
    .optional(),
  BYMONTH: integers.default([]),
  BYMONTHDAY: integers.default([]),
  BYDAY: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(day))
    .default([]),
  BYSETPOS: integers.default([]),
  WKST: weekday.default(1),
});

/**
 * Reads a rule without DTSTART, with or without `RRULE:` before it.
 * @returns undefined if it is none, or has parts that no conference has, such as BYHOUR
 */
export function readRecurrenceRule(text: string): RecurrenceRule | undefined {
  const pairs = text
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, '')
    .replace(/;$/, '')
    .split(';');
  const names = pairs.map((pair) => pair.split('=', 1)[0]);
  if (new Set(names).size < names.length) return undefined;
  const { data } = parts.safeParse(Object.fromEntries(pairs.map((pair) => splitOnce(pair))));
  if (!data) return undefined;
  return {
    frequency: data.FREQ,
    interval: data.INTERVAL,
    count: data.COUNT ?? null,
    until: data.UNTIL ?? null,
    months: sorted(data.BYMONTH),
    monthDays: sorted(data.BYMONTHDAY),
    days: data.BYDAY,
    positions: sorted(data.BYSETPOS),
    weekStart: data.WKST,
  };
}

/** Writes a rule, its parts in the order of RFC 5545 and defaults left out. */
export function writeRecurrenceRule(
  rule: Pick<RecurrenceRule, 'frequency' | 'interval' | 'count' | 'until'> & Partial<RecurrenceRule>,
): string {
  const { frequency, interval, count, until, months = [], monthDays = [], days = [], positions = [] } = rule;
  const written = [
    `FREQ=${frequency}`,
    interval !== 1 && `INTERVAL=${interval}`,
    months.length > 0 && `BYMONTH=${months}`,
    monthDays.length > 0 && `BYMONTHDAY=${monthDays}`,
    days.length > 0 &&
      `BYDAY=${days.map(({ ordinal, weekday }) => `${ordinal ?? ''}${weekdays[weekday - 1]}`)}`,
    positions.length > 0 && `BYSETPOS=${positions}`,
    count !== null && `COUNT=${count}`,
    until !== null && `UNTIL=${until}`,
  ];
  return written.filter((part) => part !== false).join(';');
}

function splitOnce(pair: string): [string, string] {
  const [name = '', ...value] = pair.split('=');
  return [name, value.join('=')];
}

function sorted(numbers: readonly number[]): readonly number[] {
  return [...new Set(numbers)].sort((a, b) => a - b);
}
