import { DateTime } from 'luxon';
import { readRecurrenceRule, writeRecurrenceRule } from './recurrence-rule.js';
import { fromPattern, toPattern } from './repetition-pattern.js';
import type { Unheld } from './unheld.js';
import type { Repetition } from './wire.js';

/**
 * An RFC 5545 rule as conf_repetition ("conf_settings request object" in StarLeaf's documentation).
 * @param start the first occurrence, in the conference's zone
 */
export function toRepetition(recurrence: string, start: DateTime<true>): Repetition | Unheld {
  const rule = readRecurrenceRule(recurrence);
  if (!rule) return { unheld: 'rule' };
  if (!isWithinLimits(rule.interval)) return { unheld: 'interval' };
  if (rule.count !== null && !isWithinLimits(rule.count)) return { unheld: 'count' };
  const until = rule.until === null ? null : lastDay(rule.until, start);
  if (until === undefined) return { unheld: 'rule' };
  if (until !== null && (rule.count !== null || until < start.toISODate())) return { unheld: 'end' };
  const pattern = toPattern(rule, start);
  if ('unheld' in pattern) return pattern;
  return { interval: rule.interval, count: rule.count, until, ...pattern };
}

/**
 * conf_repetition as an RFC 5545 rule that says in full what StarLeaf takes from the start. `UNTIL` is the last
 * second of the last day, in UTC, as the RFC wants it beside a start with a zone.
 * @returns undefined where its fields contradict each other, and for the few patterns that no rule can say
 */
export function fromRepetition(repetition: Repetition, start: DateTime<true>): string | undefined {
  const { interval, count } = repetition;
  if (count !== null && repetition.until !== null) return undefined;
  if ((repetition.month_day_what === null) !== (repetition.month_day_which === null)) return undefined;
  const day = repetition.until === null ? null : lastDay(repetition.until, start);
  if (day === undefined) return undefined;
  const end =
    day === null ? null : DateTime.fromISO(day, { zone: start.zone }).endOf('day').startOf('second');
  const until = end?.toUTC().toISO({ format: 'basic', suppressMilliseconds: true }) ?? null;
  const days = fromPattern(repetition, start);
  return days && writeRecurrenceRule({ interval, count, until, ...days });
}

function isWithinLimits(number: number): boolean {
  return number >= 1 && number <= 999;
}

/**
 * The date of the last occurrence that may be, from an `UNTIL` or `until`: a date includes its whole day, a
 * date-time (in UTC with `Z`, else in the zone of the start) includes its day only from the start's hour on.
 */
function lastDay(until: string, start: DateTime<true>): string | undefined {
  const last = DateTime.fromISO(until, { zone: start.zone });
  if (!last.isValid) return undefined;
  const { hour, minute, second } = start;
  const includesItsDay = !until.includes('T') || last.set({ hour, minute, second, millisecond: 0 }) <= last;
  return (includesItsDay ? last : last.minus({ days: 1 })).toISODate();
}
