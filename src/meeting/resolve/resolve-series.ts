import type { Day, SpanOrMonth } from '../grammar/day.js';
import type { Fact } from '../grammar/facts.js';
import type { Series, SeriesWeekday } from '../grammar/series.js';
import type { Unit } from '../lexicon/lexicon.js';
import type { CalendarDay } from './calendar-day.js';
import { readClockSpan } from './clock-span.js';
import { type FactOf, findAll, findFact } from './find-fact.js';
import { type DayFact, mergeDays } from './merge-days.js';
import { inZone } from './moment.js';
import { isOver, placeClock } from './place-clock.js';
import { endOf, resolveDay } from './resolve-day.js';
import { dayAfter, withLength } from './resolve-length.js';
import { resolveDays } from './resolve-range.js';
import { firstDayOf, type SeriesEnd, withoutWeekdays, withWeekdayOf } from './rule.js';
import { type Context, using, type When } from './when.js';

/**
 * "taco Tuesdays each Tuesday": a word that says "every" is surer than a plural, and one that names its days than one that does not:
 * "quarterly review every 3 months on the 15th".
 */
export function findSeries({ facts }: Context): FactOf<'series'> | null {
  const all = findAll(facts, 'series');
  const sure = all.filter(({ plural }) => !plural);
  return sure.find(({ series }) => !isOpen(series)) ?? sure[0] ?? all[0] ?? null;
}

function isOpen({ weekdays, monthDays }: Series): boolean {
  return weekdays.length === 0 && monthDays.length === 0;
}

/** "weekly 1:1 on Tuesdays", "monthly review, last Thursday": days that are said apart from what repeats. */
function findDays(
  said: FactOf<'series'>,
  { facts }: Context,
): { readonly days: Fact; readonly series: Series } | null {
  const { series } = said;
  if (!isOpen(series) || series.interval < 1) return null;
  const plural = findAll(facts, 'series').find((each) => each.plural && each.series.unit === 'week');
  if (plural !== undefined && plural !== said && (series.unit === 'day' || series.unit === 'week'))
    return { days: plural, series: { ...series, unit: 'week', weekdays: plural.series.weekdays } };
  if (series.unit !== 'month') return null;
  for (const fact of findAll(facts, 'day')) {
    const weekday = numberedWeekday(fact.day);
    if (weekday !== null) return { days: fact, series: { ...series, weekdays: [weekday] } };
  }
  return null;
}

function numberedWeekday(day: Day): SeriesWeekday | null {
  if (day.kind === 'weekday' && day.which === 'last') return { weekday: day.weekday, nth: -1 };
  if (day.kind !== 'nth' || day.weekday === null || day.of.kind !== 'coming') return null;
  return { weekday: day.weekday, nth: day.nth };
}

/** A repetition with its first occurrence as the start. */
export function resolveSeries(nothing: When, said: FactOf<'series'>, context: Context): When {
  const apart = findDays(said, context);
  if (apart !== null) {
    const facts = context.facts.filter((fact) => fact !== apart.days && fact !== said);
    const whole = { ...said, series: apart.series };
    const when = resolveSeries(nothing, whole, { ...context, facts: [...facts, whole] });
    return { ...when, used: [...when.used.filter((fact) => fact !== whole), said, apart.days] };
  }
  const { when: sized, series: asked } = withExceptions(withLength(nothing, context), said.series, context);
  const { when: begun, from, series } = withBeginning(using(sized, [said]), asked, context);
  const first = firstDayOf(series, from);
  if (first === null) return { ...begun, trouble: { kind: 'impossible-date' } };
  const clock = readClockSpan(context);
  const over = clock !== null && isOver(first, clock.start, context);
  const day = over ? (firstDayOf(series, first.plusDays(1)) ?? first) : first;
  const { when: ended, end } = withEnd(begun, { first: day, series }, context);
  const repetition = { series: withWeekdayOf(series, day), end };
  if (clock !== null) {
    const doubts = clock.doubtful ? (['otherHalf'] as const) : [];
    return using(ended, clock.used, { day, repetition, doubts, ...placeClock(day, clock, context) });
  }
  if (['hour', 'minute', 'second'].includes(series.unit))
    return { ...ended, day, repetition, start: inZone(context.now, context.zone) };
  const part = findFact(context.facts, 'part');
  return using(ended, [part], { day, repetition, part: part?.part ?? null });
}

function withExceptions(when: When, series: Series, { facts }: Context): { when: When; series: Series } {
  const except = findFact(facts, 'except');
  if (except === null) return { when, series };
  const left = withoutWeekdays(
    series,
    except.weekdays.map(({ weekday }) => weekday),
  );
  return { when: using(when, [except], { excepted: left === null }), series: left ?? series };
}

/** The day from which occurrences are looked for; one that was said without "starting" is the first of them. */
function withBeginning(when: When, series: Series, { facts, today }: Context) {
  const starting = findFact(facts, 'starting');
  const range = findFact(facts, 'days');
  const merged = mergeDays(findAll(facts, 'day'), today);
  const within = merged === null ? null : findWithin(merged.used, series);
  const begin =
    (starting === null ? null : resolveDay(starting.day, today)) ??
    (range === null ? null : resolveDays(range, { from: today, today }).day) ??
    merged?.day ??
    null;
  const anchored =
    begin !== null && starting === null && range === null && within === null
      ? withWeekdayOf(series, begin)
      : series;
  const from = begin === null || begin < today ? today : begin;
  return { when: using(when, [starting, range, ...(merged?.used ?? [])]), from, series: anchored };
}

/** "every day next week", "every Monday in December": the span that a repetition in smaller steps fills. */
function findWithin(days: readonly DayFact[], { unit, weekdays }: Series): SpanOrMonth | null {
  const [only] = days;
  if (days.length !== 1 || only === undefined) return null;
  const { day } = only;
  if (day.kind !== 'span' && day.kind !== 'month') return null;
  const span = day.kind === 'span' ? day.unit : 'month';
  const steps = unit === 'week' && weekdays.length > 1 ? 'day' : unit;
  return STEPS.indexOf(steps) < STEPS.indexOf(span) ? day : null;
}

const STEPS: readonly Unit[] = ['day', 'week', 'month', 'year'];

function withEnd(
  when: When,
  { first, series }: { readonly first: CalendarDay; readonly series: Series },
  { facts, today }: Context,
): { when: When; end: SeriesEnd } {
  const times = findFact(facts, 'times');
  if (times !== null) return { when: using(when, [times]), end: { kind: 'count', count: times.count } };
  if (series.count !== null) return { when, end: { kind: 'count', count: series.count } };
  const until = findFact(facts, 'end-day');
  const last = until === null ? null : resolveDay(until.day, first);
  if (last !== null) {
    const day = last < first ? last.plusMonths(12) : last;
    return { when: using(when, [until]), end: { kind: 'until', day } };
  }
  const range = findFact(facts, 'days');
  const lastDay = range === null ? null : resolveDays(range, { from: today, today }).lastDay;
  if (lastDay !== null) return { when, end: { kind: 'until', day: lastDay } };
  const within = findWithin(mergeDays(findAll(facts, 'day'), today)?.used ?? [], series);
  const over = within === null || findFact(facts, 'starting') !== null ? null : endOf(within, today);
  if (over !== null) return { when, end: { kind: 'until', day: over } };
  const running = findAll(facts, 'length').find(({ length }) => length.minutes === 0);
  if (running === undefined) return { when, end: { kind: 'never' } };
  const day =
    running.running === 'next'
      ? dayAfter(today, running.length)
      : dayAfter(first, running.length).plusDays(-1);
  return { when: using(when, [running]), end: { kind: 'until', day } };
}
