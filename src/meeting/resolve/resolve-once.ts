import type { CalendarDay } from './calendar-day.js';
import { type ClockSpan, readClockSpan } from './clock-span.js';
import { findAll, findFact } from './find-fact.js';
import { type MergedDay, mergeDays } from './merge-days.js';
import { dayIn, toLateMoment } from './moment.js';
import { isOver, placeClock } from './place-clock.js';
import { resolveDay } from './resolve-day.js';
import { dayAfter, withLength } from './resolve-length.js';
import { isRange, resolveRange } from './resolve-range.js';
import { type Context, using, type When } from './when.js';

/** A time that comes once: a moment, a day or a range of days. */
export function resolveOnce(nothing: When, context: Context): When {
  const when = withLength(nothing, context);
  const clock = readClockSpan(context);
  if (isRange(context, clock)) return resolveRange(when, clock, context);
  const merged = findDay(context);
  if (merged === null) return clock === null ? withPart(when, context) : withoutDay(when, clock, context);
  const dated = { ...withDay(when, merged, context), used: [...when.used, ...merged.used] };
  if (dated.day === null) {
    return { ...dated, used: [...dated.used, ...(clock?.used ?? [])], trouble: { kind: 'impossible-date' } };
  }
  if (clock === null) return withLastDay(withPart(dated, context), context);
  return withDayAndClock(dated, { day: dated.day, clock, weekday: merged.weekday }, context);
}

function findDay({
  facts,
  today,
}: Context): (Omit<MergedDay, 'used'> & { readonly used: When['used'] }) | null {
  const merged = mergeDays(findAll(facts, 'day'), today);
  const starting = findFact(facts, 'starting');
  if (merged !== null || starting === null) return merged;
  return { day: resolveDay(starting.day, today), used: [starting], weekday: null, other: null };
}

function withDay(when: When, { day, other }: Pick<MergedDay, 'day' | 'other'>, { choice }: Context): When {
  if (other === null) return { ...when, day };
  return { ...when, day: choice.otherDay ? other : day, doubts: ['otherDay'] };
}

/** A part of the day without a clock time: not when, but worth an offer. */
function withPart(when: When, { facts }: Context): When {
  const part = findFact(facts, 'part');
  return part === null || when.day === null ? when : using(when, [part], { part: part.part });
}

/** The next time that the clocks show it. */
function withoutDay(when: When, clock: ClockSpan, context: Context): When {
  const today = dayIn(context.zone, context.now);
  const rolledOver = isOver(today, clock.start, context);
  const day = rolledOver ? today.plusDays(1) : today;
  return withClock(when, { day, clock, rolledOver }, context);
}

interface DayAndClock {
  readonly day: CalendarDay;
  readonly clock: ClockSpan;
  readonly weekday: number | null;
}

/** A weekday whose time has passed today is next week's. */
function withDayAndClock(when: When, { day, clock, weekday }: DayAndClock, context: Context): When {
  const isPast = weekday !== null && day.equals(context.today) && isOver(day, clock.start, context);
  return withClock(when, { day: isPast ? day.plusDays(7) : day, clock, rolledOver: false }, context);
}

function withClock(
  when: When,
  {
    day,
    clock,
    rolledOver,
  }: { readonly day: CalendarDay; readonly clock: ClockSpan; readonly rolledOver: boolean },
  context: Context,
): When {
  const doubts = clock.doubtful ? [...when.doubts, 'otherHalf' as const] : when.doubts;
  const placed = placeClock(day, clock, context);
  const end = endOn(day, clock, context) ?? placed.end;
  return using(when, clock.used, { day, rolledOver, doubts, ...placed, end });
}

/** "until Friday at 5": the end on a day of its own. */
function endOn(day: CalendarDay, clock: ClockSpan, { facts, zone }: Context): When['end'] {
  const until = findFact(facts, 'end-clock');
  if (until?.day === undefined || clock.end === null || !clock.used.includes(until)) return null;
  const last = resolveDay(until.day, day);
  return last === null ? null : toLateMoment(last, clock.end, zone);
}

/** "until Friday", "for 1 week": the last day of a stay. */
function withLastDay(when: When, { facts, today }: Context): When {
  if (when.day === null) return when;
  const until = findFact(facts, 'end-day');
  if (until !== null) {
    const lastDay = resolveDay(until.day, when.day < today ? today : when.day);
    return using(when, [until], { lastDay });
  }
  const length = findAll(facts, 'length').find(({ length }) => length.days > 0 || length.months > 0);
  if (length === undefined) return when;
  return using(when, [length], { lastDay: dayAfter(when.day, length.length).plusDays(-1) });
}
