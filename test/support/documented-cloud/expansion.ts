import rrule, { type Options } from 'rrule';
import type { ConfRepetition } from './conf-repetition.js';
import { toFloating, toLocal, toOccurrenceName } from './local-time.js';

const { RRule } = rrule;

/** As much of a series as its dates depend on. */
export interface Series {
  readonly start: string;
  readonly repetition: ConfRepetition;
}

const dayMs = 24 * 60 * 60 * 1000;
const frequencies = {
  daily: RRule.DAILY,
  weekly: RRule.WEEKLY,
  monthly: RRule.MONTHLY,
  yearly: RRule.YEARLY,
};
const weekdays = [RRule.MO, RRule.TU, RRule.WE, RRule.TH, RRule.FR, RRule.SA, RRule.SU];
const places = { first: 1, second: 2, third: 3, fourth: 4, last: -1 };

/** The local starts of a series, up to and including a local time. */
export function startsOf({ start, repetition }: Series, { before }: { readonly before: string }): string[] {
  const dtstart = toFloating(start);
  const { frequency, interval, count } = repetition;
  const isPlaced = repetition.month_day_what !== null;
  // "The first Monday of May and November" is a set of each month, which RFC 5545 has in monthly rules only.
  const rule = new RRule({
    dtstart,
    freq: isPlaced ? RRule.MONTHLY : frequencies[frequency],
    interval: isPlaced && frequency === 'yearly' ? 1 : interval,
    until: new Date(Math.min(toFloating(before).getTime(), lastMoment(repetition))),
    ...daysOf(repetition, dtstart),
  });
  const found = rule.all().filter((date) => {
    const years = date.getUTCFullYear() - dtstart.getUTCFullYear();
    return !isPlaced || frequency !== 'yearly' || years % interval === 0;
  });
  return found.slice(0, count ?? undefined).map(toLocal);
}

/** The local start of the occurrence of this name, if the series has one. */
export function findStart(series: Series & { readonly timezone: string }, name: string): string | undefined {
  const at = Date.parse(name);
  const before = toLocal(new Date(at + 2 * dayMs));
  return startsOf(series, { before }).findLast((local) => toOccurrenceName(local, series.timezone) === name);
}

function lastMoment({ until }: ConfRepetition): number {
  if (until === null) return Number.POSITIVE_INFINITY;
  return until.includes('T') ? toFloating(until).getTime() : Date.parse(`${until}T23:59:59Z`);
}

function daysOf(repetition: ConfRepetition, start: Date): Partial<Options> {
  const { frequency, month_day_what: what, month_day_which: which } = repetition;
  const bymonth = bits(repetition.months_of_year_mask).map((bit) => bit + 1);
  const months = bymonth.length > 0 ? bymonth : [start.getUTCMonth() + 1];
  if (what !== null && which !== null)
    return {
      byweekday: weekdays.filter((_, day) => what === day || what === 7 || what === (day < 5 ? 8 : 9)),
      bysetpos: places[which],
      ...(frequency === 'yearly' && { bymonth: months }),
    };
  if (frequency === 'weekly' && repetition.days_of_week_mask !== null)
    return { byweekday: bits(repetition.days_of_week_mask).flatMap((bit) => weekdays[bit] ?? []) };
  if (frequency === 'monthly' && repetition.days_of_month_mask !== null)
    return { bymonthday: bits(repetition.days_of_month_mask).map((bit) => bit + 1) };
  if (frequency === 'yearly') return { bymonth: months, bymonthday: start.getUTCDate() };
  return {};
}

function bits(mask: number | null): readonly number[] {
  return Array.from({ length: 31 }, (_, bit) => bit).filter((bit) => ((mask ?? 0) >> bit) & 1);
}
