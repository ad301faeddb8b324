import type { Day } from '../grammar/day.js';
import type { CalendarDay } from './calendar-day.js';
import type { ClockSpan } from './clock-span.js';
import { type FactOf, findAll, findFact } from './find-fact.js';
import type { DayFact } from './merge-days.js';
import { placeClock } from './place-clock.js';
import { resolveDay, startOfSpan } from './resolve-day.js';
import { type Context, using, type When } from './when.js';

type SpanFact = DayFact & { readonly day: Extract<Day, { kind: 'span' }> };

/** Tells whether a sentence says a range of days, and not only beside the one day that it is about. */
export function isRange({ facts }: Context, clock: ClockSpan | null): boolean {
  if (findFact(facts, 'days') === null) return false;
  return clock === null || findAll(facts, 'day').every(({ day }) => day.kind === 'span');
}

/** "from Monday to Friday", "the 24th to the 26th of June", "next week between Wednesday and Friday". */
export function resolveRange(when: When, clock: ClockSpan | null, context: Context): When {
  const { facts, today } = context;
  const range = findFact(facts, 'days');
  if (range === null) return when;
  const span = findAll(facts, 'day').find((fact): fact is SpanFact => fact.day.kind === 'span');
  const from = span === undefined ? today : startOfSpan(span.day, today);
  const { day, lastDay } = resolveDays(range, { from, today });
  if (day === null || lastDay === null)
    return using(when, [range, span], { trouble: { kind: 'impossible-date' } });
  if (clock === null) return using(when, [range, span], { day, lastDay });
  return using(when, [range, span, ...clock.used], { day, ...placeClock(day, clock, context) });
}

/** The first and the last day of a range, the first one from `from` on; null where there is no such day. */
export function resolveDays(
  { first, last }: Pick<FactOf<'days'>, 'first' | 'last'>,
  { from, today }: { readonly from: CalendarDay; readonly today: CalendarDay },
): { readonly day: CalendarDay | null; readonly lastDay: CalendarDay | null } {
  const day = resolveDay(adoptMonth(first, last), from);
  return { day, lastDay: day === null ? null : resolveDay(last, isCounted(last) ? today : day) };
}

/** Counted from today, not from the start of the range: "tomorrow", "the 23rd of next month". */
function isCounted(day: Day): boolean {
  return day.kind === 'offset' || (day.kind === 'nth' && day.of.kind === 'offset');
}

/** "the 24th to the 26th of June": the month is said once. */
function adoptMonth(first: Day, last: Day): Day {
  if (first.kind !== 'date') return first;
  if (last.kind === 'nth' && first.month === null) return { ...last, nth: first.day };
  if (last.kind !== 'date') return first;
  return { ...first, month: first.month ?? last.month, year: first.year ?? last.year };
}
