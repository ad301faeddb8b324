import type { Fact } from './facts.js';
import { BASE, type Series } from './series.js';

type Days = Extract<Fact, { kind: 'days' }>;
type SeriesFact = Extract<Fact, { kind: 'series' }>;

/** "Monday to Friday": those days of every week; null where the range is none of weekdays. */
export function toWeekly(fact: Days): SeriesFact | null {
  const { first, last } = fact;
  if (first.kind !== 'weekday' || last.kind !== 'weekday') return null;
  const count = (last.weekday - first.weekday + 7) % 7;
  const weekdays = Array.from({ length: count + 1 }, (_, step) => ((first.weekday - 1 + step) % 7) + 1);
  return toSeriesFact(fact, { unit: 'week', weekdays });
}

/** What a fact says, as a repetition that takes up its words. */
export function toSeriesFact(
  { from, next, led }: Fact,
  { unit, weekdays }: { readonly unit: Series['unit']; readonly weekdays: readonly number[] },
): SeriesFact {
  const series = { ...BASE, unit, weekdays: weekdays.map((weekday) => ({ weekday, nth: 0 })) };
  return { kind: 'series', series, plural: false, from, next, led };
}

/** "Monday to Friday at 9 for 2 weeks" goes on for more than one of them. */
export function withLastingRanges(facts: readonly Fact[]): readonly Fact[] {
  const lasts = facts.some((fact) => fact.kind === 'length' && fact.running !== null && fact.length.days > 7);
  if (!lasts) return facts;
  return facts.map((fact) => (fact.kind === 'days' ? (toWeekly(fact) ?? fact) : fact));
}

/** "daily until 24 December at 9": the last day of what repeats, and when it begins each time. */
export function withEndsOfSeries(facts: readonly Fact[]): readonly Fact[] {
  if (!facts.some(({ kind }) => kind === 'series')) return facts;
  const timed = facts.some(({ kind }) => kind === 'clock' || kind === 'clocks');
  return facts.flatMap((fact): readonly Fact[] => {
    if (fact.kind !== 'end-clock' || fact.day === undefined) return [fact];
    const { from, next, led, day, clock } = fact;
    const end: Fact = { kind: 'end-day', day, from, next, led };
    return timed ? [end] : [end, { kind: 'clock', clock, from: next, next, led: true }];
  });
}
