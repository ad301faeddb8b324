import type { Repetition } from './recurrence.js';
import { readDate, readWallTime } from './wall-time.js';

type Rule = (repetition: Repetition) => string | undefined;

/** What the document cannot say about a pattern, each with the words of its refusal. */
const RULES: readonly Rule[] = [
  ({ count, until }) =>
    count !== null && until !== null ? 'At most one of count and until may be set.' : undefined,
  ({ until }) =>
    until !== null && readDate(until) === undefined && readWallTime(until) === undefined
      ? 'until must be a date (2026-11-24) or a local date and time (2026-11-24T15:00:00) without offset.'
      : undefined,
  ({ days_of_week_mask, frequency }) =>
    days_of_week_mask !== null && frequency !== 'weekly'
      ? 'days_of_week_mask is only for weekly repetitions.'
      : undefined,
  ({ days_of_month_mask, frequency }) =>
    days_of_month_mask !== null && frequency !== 'monthly'
      ? 'days_of_month_mask is only for monthly repetitions.'
      : undefined,
  ({ months_of_year_mask, frequency }) =>
    months_of_year_mask !== null && frequency !== 'yearly'
      ? 'months_of_year_mask is only for yearly repetitions.'
      : undefined,
  ({ month_day_what, month_day_which }) =>
    (month_day_what === null) !== (month_day_which === null)
      ? 'month_day_what and month_day_which must be set together.'
      : undefined,
  ({ month_day_what, frequency }) =>
    month_day_what !== null && frequency !== 'monthly' && frequency !== 'yearly'
      ? 'month_day_what and month_day_which are only for monthly and yearly repetitions.'
      : undefined,
  ({ month_day_what, days_of_month_mask }) =>
    month_day_what !== null && days_of_month_mask !== null
      ? 'days_of_month_mask and month_day_what exclude each other.'
      : undefined,
];

/** Why a pattern that passes the document is refused all the same; undefined when it is sound. */
export function findRepetitionFault(repetition: Repetition): string | undefined {
  for (const rule of RULES) {
    const fault = rule(repetition);
    if (fault !== undefined) return `settings.repetition: ${fault}`;
  }
  return undefined;
}
