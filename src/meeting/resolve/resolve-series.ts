import type { Series } from '../grammar/series.js';
import type { CalendarDay } from './calendar-day.js';
import { readClockSpan } from './clock-span.js';
import { type FactOf, findAll, findFact } from './find-fact.js';
import { mergeDays } from './merge-days.js';
import { inZone } from './moment.js';
import { isOver, placeClock } from './place-clock.js';
import { resolveDay } from './resolve-day.js';
import { dayAfter, withLength } from './resolve-length.js';
import { firstDayOf, type SeriesEnd, withoutWeekdays, withWeekdayOf } from './rule.js';
import { type Context, using, type When } from './when.js';

/** "taco Tuesdays each Tuesday": a word that says "every" is surer than a plural. */
export function findSeries({ facts }: Context): FactOf<'series'> | null {
  const all = findAll(facts, 'series');
  return all.find(({ plural }) => !plural) ?? all[0] ?? null;
}

/** A repetition with its first occurrence as the start. */
export function resolveSeries(nothing: When, said: FactOf<'series'>, context: Context): When {
  const { when: sized, series: asked } = withExceptions(withLength(nothing, context), said.series, context);
  const { when: begun, from, series } = withBeginning(using(sized, [said]), asked, context);
  const first = firstDayOf(series, from);
  if (first === null) return { ...begun, trouble: { kind: 'impossible-date' } };
  const clock = readClockSpan(context);
  const over = clock !== null && isOver(first, clock.start, context);
  const day = over ? (firstDayOf(series, first.plusDays(1)) ?? first) : first;
  const { when: ended, end } = withEnd(begun, day, context);
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
  const merged = mergeDays(findAll(facts, 'day'), today);
  const begin = (starting === null ? null : resolveDay(starting.day, today)) ?? merged?.day ?? null;
  const anchored = begin !== null && starting === null ? withWeekdayOf(series, begin) : series;
  return { when: using(when, [starting, ...(merged?.used ?? [])]), from: begin ?? today, series: anchored };
}

function withEnd(when: When, first: CalendarDay, { facts, today }: Context): { when: When; end: SeriesEnd } {
  const times = findFact(facts, 'times');
  if (times !== null) return { when: using(when, [times]), end: { kind: 'count', count: times.count } };
  const until = findFact(facts, 'end-day');
  const last = until === null ? null : resolveDay(until.day, first);
  if (last !== null) {
    const day = last < first ? last.plusMonths(12) : last;
    return { when: using(when, [until]), end: { kind: 'until', day } };
  }
  const running = findAll(facts, 'length').find(({ length }) => length.minutes === 0);
  if (running === undefined) return { when, end: { kind: 'never' } };
  const day =
    running.running === 'next'
      ? dayAfter(today, running.length)
      : dayAfter(first, running.length).plusDays(-1);
  return { when: using(when, [running]), end: { kind: 'until', day } };
}
