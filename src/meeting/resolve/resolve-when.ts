import { DateTime } from 'luxon';
import type { Day } from '../grammar/day.js';
import type { Fact } from '../grammar/facts.js';
import type { Length } from '../grammar/length.js';
import type { Series } from '../grammar/series.js';
import type { DayPart } from '../lexicon/lexicon.js';
import type { CalendarDay } from './calendar.js';
import { type DayFact, mergeDays } from './merge-days.js';
import { inZone, toMoment } from './moment.js';
import { resolveClock, resolveClocks } from './resolve-clock.js';
import { resolveDay, startOfSpan } from './resolve-day.js';
import { firstDayOf, type SeriesEnd, withoutWeekdays, withWeekdayOf } from './rule.js';

/** Who says it, when and where. */
export interface Speaker {
  readonly now: DateTime<true>;
  readonly zone: string;
}

/** Of two sane readings, the one to take. */
export interface Choice {
  /** Move a doubtful hour to the other half of the day. */
  readonly otherHalf?: true;
  /** The other day that "next Friday" or `03/04` may mean. */
  readonly otherDay?: true;
}

/** A repetition with its end. */
export interface Repetition {
  readonly series: Series;
  readonly end: SeriesEnd;
}

/** When, as far as a sentence says it. */
export interface When {
  readonly zone: string;
  /** The day, where one was said or follows from what was said. */
  readonly day: CalendarDay | null;
  /** The moment it begins; null where no clock time was said or where the clocks do not show it. */
  readonly start: DateTime<true> | null;
  readonly end: DateTime<true> | null;
  /** The last day of a range of days. */
  readonly lastDay: CalendarDay | null;
  readonly now: boolean;
  readonly minutes: number | null;
  readonly repetition: Repetition | null;
  /** The part of the day that was said without a clock time. */
  readonly part: DayPart | null;
  readonly trouble: Trouble | null;
  readonly doubts: readonly (keyof Choice)[];
  /** The clock time has passed today, so it is tomorrow's. */
  readonly rolledOver: boolean;
  /** The repetition leaves out days that a rule cannot say. */
  readonly excepted: boolean;
  readonly used: readonly Fact[];
}

/** What keeps a time from being one. */
export type Trouble =
  | { readonly kind: 'impossible-date' }
  | { readonly kind: 'clock-gap'; readonly neighbours: readonly DateTime<true>[] }
  | { readonly kind: 'clock-overlap'; readonly neighbours: readonly DateTime<true>[] };

type Of<Kind extends Fact['kind']> = Extract<Fact, { kind: Kind }>;

function find<Kind extends Fact['kind']>(facts: readonly Fact[], kind: Kind): Of<Kind> | null {
  const all = facts.filter((fact): fact is Of<Kind> => fact.kind === kind);
  return all.find((fact) => fact.led) ?? all[0] ?? null;
}

/** "taco Tuesdays each Tuesday": a word that says "every" is surer than a plural. */
function findSeries(facts: readonly Fact[]): Of<'series'> | null {
  const all = facts.filter((fact): fact is Of<'series'> => fact.kind === 'series');
  return all.find(({ plural }) => !plural) ?? all[0] ?? null;
}

/** Makes times of what a sentence says, for somebody somewhere at some moment. */
export function resolveWhen(
  facts: readonly Fact[],
  speaker: Speaker,
  hint: DayPart | null,
  choice: Choice,
): When {
  const zoneFact = find(facts, 'zone');
  const zone = zoneFact?.zone ?? speaker.zone;
  const now = inZone(speaker.now, zone);
  const today = toDay(
    speaker.now.zoneName === speaker.zone ? speaker.now : inZone(speaker.now, speaker.zone),
  );
  const series = findSeries(facts);
  const context = { facts, zone, now, today, hint, choice };
  const used = zoneFact === null ? [] : [zoneFact];
  const none = { ...NOTHING, zone, used };
  const elapsed = find(facts, 'elapsed');
  if (elapsed !== null)
    return {
      ...none,
      ...resolveLength(facts, none),
      start: now.plus({ minutes: elapsed.minutes }),
      used: [...used, elapsed, ...facts.filter((fact) => fact.kind === 'length')],
    };
  const once = series === null ? resolveOnce(context, none) : resolveSeries(context, series, none);
  const isNow = find(facts, 'now');
  return once.start === null && once.day === null && isNow !== null
    ? { ...once, now: true, used: [...once.used, isNow] }
    : once;
}

function toDay({ year, month, day }: DateTime<true>): CalendarDay {
  return DateTime.utc(year, month, day) as CalendarDay;
}

const NOTHING: Omit<When, 'zone' | 'used'> = {
  day: null,
  start: null,
  end: null,
  lastDay: null,
  now: false,
  minutes: null,
  repetition: null,
  part: null,
  trouble: null,
  doubts: [],
  rolledOver: false,
  excepted: false,
};

interface Context {
  readonly facts: readonly Fact[];
  readonly zone: string;
  readonly now: DateTime<true>;
  readonly today: CalendarDay;
  readonly hint: DayPart | null;
  readonly choice: Choice;
}

/** Start and end of the clock, in minutes after midnight, and the facts they came from. */
interface ClockSpan {
  readonly start: number;
  readonly end: number | null;
  readonly doubtful: boolean;
  readonly used: readonly Fact[];
}

function readClockSpan({ facts, hint, choice }: Context): ClockSpan | null {
  const parts = facts.filter((fact): fact is Of<'part'> => fact.kind === 'part');
  const part = parts[0]?.part ?? hint;
  const move = (minutes: number) => (choice.otherHalf ? (minutes + 720) % 1440 : minutes);
  const range = find(facts, 'clocks');
  if (range !== null) {
    const { start, end } = resolveClocks(range.start, range.end, part);
    const moved = start.doubtful ? move(start.minutes) : start.minutes;
    const shift = moved === start.minutes ? end : (end + 720) % 1440;
    return { start: moved, end: shift, doubtful: start.doubtful, used: [range, ...parts] };
  }
  const clock = find(facts, 'clock');
  if (clock === null) return null;
  const until = find(facts, 'end-clock');
  if (until !== null) {
    const { start, end } = resolveClocks(clock.clock, until.clock, part);
    const moved = start.doubtful ? move(start.minutes) : start.minutes;
    return { start: moved, end, doubtful: start.doubtful, used: [clock, until, ...parts] };
  }
  const start = resolveClock(clock.clock, part);
  return {
    start: start.doubtful ? move(start.minutes) : start.minutes,
    end: null,
    doubtful: start.doubtful,
    used: [clock, ...parts],
  };
}

/** A length in hours and minutes; one in days only where it is not how long a repetition or a stay lasts. */
function resolveLength(facts: readonly Fact[], when: When): Pick<When, 'minutes' | 'used'> {
  const lengths = facts.filter((fact): fact is Of<'length'> => fact.kind === 'length');
  const length =
    lengths.find(({ length }) => length.days === 0 && length.months === 0) ??
    lengths.find(({ length }) => length.minutes > 0);
  const placed = facts.some(
    ({ kind }) => kind === 'day' || kind === 'days' || kind === 'series' || kind === 'starting',
  );
  const found = length ?? (placed ? undefined : lengths[0]);
  if (found === undefined) return { minutes: when.minutes, used: when.used };
  const { minutes, days, months } = found.length;
  return { minutes: minutes + (days + months * DAYS_A_MONTH) * 1440, used: [...when.used, found] };
}

/** What a month is worth where it is only a length. */
const DAYS_A_MONTH = 30;

function resolveOnce(context: Context, none: When): When {
  const { facts, today, choice } = context;
  const sized = { ...none, ...resolveLength(facts, none) };
  const range = find(facts, 'days');
  const clock = readClockSpan(context);
  const onlyRange = facts.every((fact) => fact.kind !== 'day' || fact.day.kind === 'span');
  if (range !== null && (clock === null || onlyRange)) return resolveRange(sized, range, clock, context);
  const dayFacts = facts.filter((fact): fact is DayFact => fact.kind === 'day');
  const starting = find(facts, 'starting');
  const merged = mergeDays(dayFacts, today);
  if (merged === null && starting === null)
    return clock === null
      ? withPart(sized, facts)
      : withClock(sized, { clock, day: null, weekday: null }, context);
  const chosen =
    choice.otherDay && merged?.other
      ? merged.other
      : (merged?.day ?? (starting === null ? null : resolveDay(starting.day, today)));
  const used = [
    ...sized.used,
    ...(merged?.used ?? []),
    ...(merged === null && starting !== null ? [starting] : []),
  ];
  const doubts = merged?.other ? (['otherDay'] as const) : [];
  const dated: When = { ...sized, day: chosen, used, doubts };
  if (chosen === null) return { ...dated, trouble: { kind: 'impossible-date' } };
  if (clock !== null)
    return withClock(dated, { clock, day: chosen, weekday: merged?.weekday ?? null }, context);
  return withLastDay(withPart(dated, facts), context);
}

function withPart(when: When, facts: readonly Fact[]): When {
  const part = find(facts, 'part');
  return part === null || when.day === null ? when : { ...when, part: part.part, used: [...when.used, part] };
}

/** "from Monday to Friday", "set out of office for 1 week from 20 December". */
function resolveRange(when: When, range: Of<'days'>, clock: ClockSpan | null, context: Context): When {
  const { today, facts } = context;
  const span = facts.find((fact): fact is SpanFact => fact.kind === 'day' && fact.day.kind === 'span');
  const from = span === undefined ? today : startOfSpan(span.day, today);
  const day = resolveDay(adoptMonth(range.first, range.last), from);
  const last = day === null ? null : resolveDay(range.last, isCounted(range.last) ? today : day);
  const used = [...when.used, range, ...(span === undefined ? [] : [span])];
  if (day === null || last === null) return { ...when, used, trouble: { kind: 'impossible-date' } };
  if (clock !== null) return withClock({ ...when, used }, { clock, day, weekday: null }, context);
  return { ...when, day, lastDay: last, used };
}

type SpanFact = DayFact & { readonly day: Extract<Day, { kind: 'span' }> };

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

function withLastDay(when: When, { facts, today }: Context): When {
  const until = find(facts, 'end-day');
  if (until !== null && when.day !== null) {
    const last = resolveDay(until.day, when.day < today ? today : when.day);
    return { ...when, lastDay: last, used: [...when.used, until] };
  }
  const length = facts.find(
    (fact): fact is Of<'length'> => fact.kind === 'length' && fact.length.minutes === 0,
  );
  if (length === undefined || when.day === null) return when;
  return { ...when, lastDay: plus(when.day, length.length).minus({ days: 1 }), used: [...when.used, length] };
}

function plus(day: CalendarDay, { days, months }: Length): CalendarDay {
  return day.plus({ months, days });
}

interface DayAndClock {
  readonly clock: ClockSpan;
  readonly day: CalendarDay | null;
  readonly weekday: number | null;
}

/** Joins day and clock; without a day it is the next such time, a weekday whose time has passed is next week's. */
function withClock(when: When, { clock, day, weekday }: DayAndClock, { today, now, zone }: Context): When {
  const used = [...when.used, ...clock.used];
  const doubts = clock.doubtful ? [...when.doubts, 'otherHalf' as const] : when.doubts;
  const date = day ?? toDay(now);
  const first = toMoment(date, clock.start, zone);
  if (first === null) return { ...when, used, trouble: { kind: 'impossible-date' } };
  const past = first.kind === 'one' && first.at <= now;
  const moveBy =
    past && day === null ? 1 : past && weekday !== null && day?.toMillis() === today.toMillis() ? 7 : 0;
  const moved = moveBy === 0 ? date : date.plus({ days: moveBy });
  const time = moveBy === 0 ? first : toMoment(moved, clock.start, zone);
  const rest = { ...when, used, doubts, day: moved, rolledOver: moveBy === 1 };
  if (time?.kind !== 'one') return time === null ? rest : { ...rest, trouble: toTrouble(time) };
  return {
    ...rest,
    start: time.at,
    end: clock.end === null ? null : endAfter(time.at, moved, clock.end, zone),
  };
}

function toTrouble(time: Exclude<ReturnType<typeof toMoment>, null | { kind: 'one' }>): Trouble {
  return time.kind === 'gap'
    ? { kind: 'clock-gap', neighbours: time.neighbours }
    : { kind: 'clock-overlap', neighbours: time.both };
}

/** An end that is not after its start is on the next day. */
function endAfter(
  start: DateTime<true>,
  day: CalendarDay,
  minutes: number,
  zone: string,
): DateTime<true> | null {
  for (const days of [0, 1]) {
    const end = toMoment(day.plus({ days }), minutes, zone);
    if (end === null) return null;
    const at = end.kind === 'one' ? end.at : end.kind === 'gap' ? end.neighbours.at(-1) : end.both.at(-1);
    if (at !== undefined && at > start) return at;
  }
  return null;
}

function resolveSeries(context: Context, said: Of<'series'>, none: When): When {
  const { facts, today, now, zone } = context;
  const except = find(facts, 'except');
  const left =
    except === null
      ? null
      : withoutWeekdays(
          said.series,
          except.weekdays.map(({ weekday }) => weekday),
        );
  const sized = { ...none, ...resolveLength(facts, none) };
  const starting = find(facts, 'starting');
  const merged = mergeDays(
    facts.filter((fact): fact is DayFact => fact.kind === 'day'),
    today,
  );
  const begin = (starting === null ? null : resolveDay(starting.day, today)) ?? merged?.day ?? null;
  const clock = readClockSpan(context);
  const used = [
    ...sized.used,
    said,
    ...(except === null ? [] : [except]),
    ...(starting === null ? [] : [starting]),
    ...(merged?.used ?? []),
    ...(clock?.used ?? []),
  ];
  const asked = left ?? said.series;
  const series = begin !== null && starting === null ? withWeekdayOf(asked, begin) : asked;
  const from = begin ?? today;
  const first = firstDayOf(series, from);
  const base: When = {
    ...sized,
    used,
    excepted: except !== null && left === null,
    doubts: clock?.doubtful ? ['otherHalf'] : [],
  };
  if (first === null) return { ...base, trouble: { kind: 'impossible-date' } };
  const passed = clock !== null && isPassed(first, clock.start, context);
  const day = passed ? (firstDayOf(series, first.plus({ days: 1 })) ?? first) : first;
  const { end, fact } = readSeriesEnd(context, day);
  const placed: When = {
    ...base,
    day,
    repetition: {
      series: withWeekdayOf(series, day),
      end: said.series.count === null ? end : { kind: 'count', count: said.series.count },
    },
    used: fact === null ? used : [...used, fact],
  };
  if (clock === null && ['hour', 'minute', 'second'].includes(series.unit)) return { ...placed, start: now };
  if (clock === null) return withPart(placed, facts);
  const time = toMoment(day, clock.start, zone);
  if (time?.kind !== 'one') return time === null ? placed : { ...placed, trouble: toTrouble(time) };
  return {
    ...placed,
    start: time.at,
    end: clock.end === null ? null : endAfter(time.at, day, clock.end, zone),
    rolledOver: false,
    now: now > time.at ? false : placed.now,
  };
}

function isPassed(day: CalendarDay, minutes: number, { zone, now }: Context): boolean {
  const time = toMoment(day, minutes, zone);
  return time?.kind === 'one' && time.at <= now;
}

function readSeriesEnd(
  { facts, today }: Context,
  first: CalendarDay,
): { readonly end: SeriesEnd; readonly fact: Fact | null } {
  const times = find(facts, 'times');
  if (times !== null) return { end: { kind: 'count', count: times.count }, fact: times };
  const until = find(facts, 'end-day');
  if (until !== null) {
    const said = resolveDay(until.day, first);
    const day = said !== null && said < first ? said.plus({ years: 1 }) : said;
    return day === null
      ? { end: { kind: 'never' }, fact: null }
      : { end: { kind: 'until', day }, fact: until };
  }
  const running = facts.find(
    (fact): fact is Of<'length'> => fact.kind === 'length' && fact.length.minutes === 0,
  );
  if (running === undefined) return { end: { kind: 'never' }, fact: null };
  const day =
    running.running === 'next' ? plus(today, running.length) : plus(first, running.length).minus({ days: 1 });
  return { end: { kind: 'until', day }, fact: running };
}
