import type { Day } from '../grammar/day.js';
import type { Fact } from '../grammar/facts.js';
import type { CalendarDay } from './calendar-day.js';
import { resolveDay, startOfSpan } from './resolve-day.js';

export type DayFact = Extract<Fact, { kind: 'day' }>;

/** The one day that several words of a sentence name together, and which of them it took. */
export interface MergedDay {
  /** Null where the words name a day that does not exist. */
  readonly day: CalendarDay | null;
  readonly used: readonly DayFact[];
  /** Said without a year, month or week: it is the next one, so a time that has passed moves it on. */
  readonly weekday: number | null;
  /** Another sane day, where people disagree about what the words mean. */
  readonly other: CalendarDay | null;
}

type Of<Kind extends Day['kind']> = DayFact & { readonly day: Extract<Day, { kind: Kind }> };

/** "Friday next week", "tomorrow, Tue 28 Nov", "Thursday the 9th": words that agree make one day; of those that do not, the surest. */
export function mergeDays(facts: readonly DayFact[], today: CalendarDay): MergedDay | null {
  const pick = <Kind extends Day['kind']>(kind: Kind) =>
    surest(facts.filter((fact): fact is Of<Kind> => fact.day.kind === kind));
  const weekday = pick('weekday');
  const date = pick('date');
  const offset = pick('offset');
  const span = pick('span');
  const nth = pick('nth');
  if (date !== null) return mergeDate(date, { weekday, span, offset }, today);
  if (nth !== null) return mergeNth(nth, { weekday, span, offset }, today);
  if (offset !== null) return weekday === null ? alone(offset, today) : mergeOffset(offset, weekday, today);
  if (weekday !== null) return mergeWeekday(weekday, span, today);
  const rest = pick('weekend') ?? span ?? pick('month') ?? pick('end');
  return rest === null ? null : alone(rest, today);
}

/** Led in by a preposition first, then the last one said. */
function surest<Some extends DayFact>(facts: readonly Some[]): Some | null {
  return facts.findLast((fact) => fact.led) ?? facts.at(-1) ?? null;
}

function alone(fact: DayFact, today: CalendarDay): MergedDay {
  return { day: resolveDay(fact.day, today), used: [fact], weekday: null, other: null };
}

/** "the first week of October on Friday" is its first Friday. */
function mergeNth(nth: Of<'nth'>, { weekday, span }: Beside, today: CalendarDay): MergedDay {
  if (nth.day.of.kind === 'coming' && span !== null && span.day.unit === 'month') {
    const of = { kind: 'offset', months: span.day.offset } as const;
    const day = resolveDay({ ...nth.day, of }, today);
    return { day, used: [nth, span], weekday: null, other: null };
  }
  if (!nth.day.week) return alone(nth, today);
  if (weekday === null) return alone({ ...nth, day: { ...nth.day, nth: (nth.day.nth - 1) * 7 + 1 } }, today);
  const day = resolveDay({ ...nth.day, weekday: weekday.day.weekday }, today);
  return { day, used: [nth, weekday], weekday: null, other: null };
}

interface Beside {
  readonly weekday: Of<'weekday'> | null;
  readonly span: Of<'span'> | null;
  readonly offset: Of<'offset'> | null;
}

function mergeDate(date: Of<'date'>, { weekday, span, offset }: Beside, today: CalendarDay): MergedDay {
  if (span !== null && date.day.month === null && span.day.unit === 'month') {
    const day = resolveDay(date.day, startOfSpan(span.day, today));
    return { day, used: [date, span], weekday: null, other: null };
  }
  const plain = resolveDay(date.day, today);
  const other = date.day.eitherOrder ? resolveDay(swapped(date.day), today) : null;
  if (weekday === null)
    return { day: plain, used: offset === null ? [date] : [date, offset], weekday: null, other };
  const agreed = findAgreeing(date.day, weekday.day.weekday, today);
  const jumped = date.day.month !== null && agreed?.valueOf() !== plain?.valueOf();
  if (agreed !== null)
    return { day: agreed, used: [date, weekday], weekday: null, other: jumped ? plain : null };
  if (plain !== null && isBeside(date, weekday))
    return { day: plain, used: [date, weekday], weekday: null, other: nearest(plain, weekday.day.weekday) };
  const dateWins = date.led || !weekday.led;
  return dateWins ? { day: plain, used: [date], weekday: null, other } : mergeWeekday(weekday, span, today);
}

/** "Monday 8 December": said together, so if they disagree one of them is a slip, and nobody can tell which. */
function isBeside(date: DayFact, weekday: DayFact): boolean {
  return date.from - weekday.next <= 1 && weekday.from < date.from && date.from >= weekday.next;
}

/** The day of this name that is closest to another. */
function nearest(day: CalendarDay, weekday: number): CalendarDay {
  const ahead = (weekday - day.weekday + 7) % 7;
  return day.plusDays(ahead > 3 ? ahead - 7 : ahead);
}

function swapped(date: Extract<Day, { kind: 'date' }>): Day {
  return { ...date, day: date.month ?? 1, month: date.day };
}

/** "Friday the 13th" may be a while ahead, but people do not count further than this. */
const MONTHS_AHEAD = 4;

/** The next such date that falls on the weekday; years and months that were said stay. */
function findAgreeing(
  date: Extract<Day, { kind: 'date' }>,
  weekday: number,
  today: CalendarDay,
): CalendarDay | null {
  let from = today;
  for (let step = 0; step < (date.month === null ? MONTHS_AHEAD : 2); step += 1) {
    const day = resolveDay(date, from);
    if (day === null) return null;
    if (day.weekday === weekday) return day;
    if (date.year !== null) return null;
    from = day.plusDays(1);
  }
  return null;
}

/** "Monday two weeks from now" is the Monday of that week; "tomorrow, Tuesday" is tomorrow. */
function mergeOffset(offset: Of<'offset'>, weekday: Of<'weekday'>, today: CalendarDay): MergedDay {
  const day = resolveDay(offset.day, today);
  const inWeeks = offset.day.days % 7 === 0 && (offset.day.days !== 0 || offset.day.months !== 0);
  if (day === null || day.weekday === weekday.day.weekday)
    return { day, used: [offset, weekday], weekday: null, other: null };
  if (inWeeks && offset.day.base === null)
    return {
      day: day.inSameWeek(weekday.day.weekday),
      used: [offset, weekday],
      weekday: null,
      other: null,
    };
  return alone(weekday.led && !offset.led ? weekday : offset, today);
}

function mergeWeekday(weekday: Of<'weekday'>, span: Of<'span'> | null, today: CalendarDay): MergedDay {
  if (span !== null && span.day.unit === 'week') {
    const week = today.plusDays(7 * span.day.offset);
    return {
      day: week.inSameWeek(weekday.day.weekday),
      used: [weekday, span],
      weekday: null,
      other: null,
    };
  }
  const day = resolveDay(weekday.day, today);
  if (weekday.day.which !== 'next' || day === null)
    return {
      day,
      used: [weekday],
      weekday: weekday.day.which === 'last' ? null : weekday.day.weekday,
      other: null,
    };
  const coming = day.plusDays(-7);
  return { day, used: [weekday], weekday: null, other: coming > today ? coming : null };
}
