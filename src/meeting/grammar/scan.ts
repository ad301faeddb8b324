import { has, isSign, meaningAt, NOTHING, type Sentence, skip } from '../tokens.js';
import { type Clock, readClock, readHalf } from './clock.js';
import type { Day } from './day.js';
import type { Fact, FactValue } from './facts.js';
import { type Length, readLength } from './length.js';
import { type Match, readInteger } from './number.js';
import { readDateInFigures, readDateInWords, readDayNumber, readYear } from './read-date.js';
import { readDay, readWholeDay } from './read-day.js';
import { type Home, readOffsetRemark, readZone, readZoneWithTime } from './read-zone.js';
import { readSeries, readWeekdays } from './series.js';

/** Where a reader stands: the sentence, a place in it, and what was found before that place. */
interface Stand {
  readonly sentence: Sentence;
  readonly at: number;
  readonly before: Fact | undefined;
  readonly facts: readonly Fact[];
  readonly home: Home;
}

type Reader = (stand: Stand) => Match<FactValue> | null;

/**
 * The order decides: repetitions first, for "every Friday" is not a Friday; ranges before their own halves; amounts
 * of time before clock times, for "in 2 hours" has no 2 o'clock in it; clock times that say so before dates; dates
 * before bare numbers.
 */
const READERS: readonly Reader[] = [
  readExcept,
  readStarting,
  readSeriesFact,
  readTimes,
  readClocks,
  readDays,
  readElapsed,
  readRunningLength,
  readEnd,
  readNoClock,
  readLedClock,
  readDayFact,
  readLengthFact,
  readPlainClock,
  readPart,
  readZoneFact,
  readNow,
  readFiller,
];

/** Reads everything that a sentence says about time, from left to right; each token belongs to one fact at most. */
export function scan(sentence: Sentence, home: Home): readonly Fact[] {
  const facts: Fact[] = [];
  for (let at = 0; at < sentence.tokens.length; ) {
    const fact = readFact({ sentence, at, before: facts.at(-1), facts, home });
    if (fact !== null) facts.push(fact);
    at = fact?.next ?? at + 1;
  }
  return facts;
}

function readFact(stand: Stand): Fact | null {
  const { sentence, at } = stand;
  if (!mayStart(stand) || saysNothing(stand)) return null;
  for (const reader of READERS) {
    const match = reader(stand);
    if (match !== null)
      return {
        ...match.value,
        from: at,
        next: match.next,
        led: isLead(sentence, at) || isLead(sentence, at - 1),
      };
  }
  return null;
}

/** Most words mean nothing here; only a place's name may still be about time, right after one or before "time". */
function saysNothing({ sentence, at, before }: Stand): boolean {
  const token = sentence.tokens[at];
  if (token?.meaning !== NOTHING || token.digits > 0 || before?.next === at) return false;
  return ![1, 2, 3].some((step) => has(sentence, at + step, 'time'));
}

/** A number inside a longer sign (`A4`, `#3`, `3-4` from its middle) starts nothing. */
function mayStart({ sentence, at, before }: Stand): boolean {
  const token = sentence.tokens[at];
  if (token === undefined || token.kind === 'hole') return false;
  if (token.kind !== 'number' || !token.glued || at === 0) return true;
  if (before?.next === at) return true;
  const previous = sentence.tokens[at - 1];
  if (previous === undefined || previous.kind === 'hole') return true;
  if (previous.kind === 'sign')
    return /^[@~(,;:["'=]$/.test(previous.text) || isAfterFact(before, at, sentence);
  return (
    previous.kind === 'word' && (sentence.lexicon.language === 'ja' || previous.meaning.roles !== undefined)
  );
}

function isAfterFact(before: Fact | undefined, at: number, sentence: Sentence): boolean {
  return before !== undefined && before.next === at - 1 && isSign(sentence, at - 1, '-');
}

function isLead(sentence: Sentence, at: number): boolean {
  return (['on', 'at', 'for', 'from', 'in', 'between', 'around'] as const).some((role) =>
    has(sentence, at, role),
  );
}

function readExcept({ sentence, at }: Stand): Match<FactValue> | null {
  if (!has(sentence, at, 'except')) return null;
  const start = skip(sentence, skip(sentence, at + 1, 'on', 'for'), 'the');
  const weekdays = readWeekdays(sentence, start);
  if (weekdays !== null)
    return { value: { kind: 'except', weekdays: weekdays.value, day: null }, next: weekdays.next };
  const day = readDay(sentence, start);
  return day === null ? null : { value: { kind: 'except', weekdays: [], day: day.value }, next: day.next };
}

/** "starting next week", "from March 3rd": only a day, for "starting at 5" is a plain start. */
function readStarting({ sentence, at }: Stand): Match<FactValue> | null {
  if (!has(sentence, at, 'starting') || has(sentence, at, 'from')) return null;
  const start = skip(sentence, at + 1, 'on', 'in', 'from');
  if (readSeries(sentence, start) !== null) return null;
  const day = readWholeDay(sentence, start) ?? readMonth(sentence, start);
  if (day === null || isClockAhead(sentence, start)) return null;
  return { value: { kind: 'starting', day: day.value }, next: day.next };
}

function isClockAhead(sentence: Sentence, at: number): boolean {
  const clock = readClock(sentence, at);
  return clock !== null && !clock.value.bare;
}

function readMonth(sentence: Sentence, at: number): Match<Day> | null {
  const { month } = meaningAt(sentence, at);
  return month === undefined || sentence.tokens[at]?.possessive
    ? null
    : { value: { kind: 'month', month, year: null }, next: at + 1 };
}

function readSeriesFact({ sentence, at }: Stand): Match<FactValue> | null {
  const series = readSeries(sentence, at);
  if (series === null) return null;
  const plural = sentence.tokens.slice(at, series.next).every((_, step) => !isRepeating(sentence, at + step));
  return { value: { kind: 'series', series: series.value, plural }, next: series.next };
}

function isRepeating(sentence: Sentence, at: number): boolean {
  return has(sentence, at, 'every') || meaningAt(sentence, at).cycle !== undefined;
}

/** "5 times", "for 3x", "twice". */
function readTimes({ sentence, at }: Stand): Match<FactValue> | null {
  const start = skip(sentence, at, 'for');
  const count = readInteger(sentence, start);
  if (count !== null && has(sentence, start, 'times'))
    return { value: { kind: 'times', count: count.value }, next: count.next };
  if (count === null || !has(sentence, count.next, 'times')) return null;
  return { value: { kind: 'times', count: count.value }, next: count.next + 1 };
}

/** "from 3 to 4", "3-4pm", "between 10 and 11:30", "noon to 4". */
function readClocks({ sentence, at, before, home }: Stand): Match<FactValue> | null {
  const between = has(sentence, at, 'between');
  const led =
    between ||
    has(sentence, at, 'from') ||
    has(sentence, at, 'at') ||
    has(sentence, at, 'for') ||
    has(sentence, at, 'starting');
  const lead = led ? skip(sentence, at + 1, 'at', 'from', 'between', 'the') : at;
  const start = readClock(sentence, lead);
  if (start === null) return null;
  const joint = skipZone(sentence, start.next, home);
  const isTo = has(sentence, joint, 'to') || (between && has(sentence, joint, 'and'));
  if (!isTo) return null;
  const end = readClock(sentence, skip(sentence, joint + 1, 'at', 'around', 'the'));
  if (
    end === null ||
    (end.value.bare && readDateInWords(sentence, skip(sentence, joint + 1, 'the')) !== null)
  )
    return null;
  if (!led && isDatePair(sentence, lead, joint + 1)) return null;
  const sure = led || !start.value.bare || !end.value.bare || isBesideDay(sentence, before, at, end.next);
  if (!sure || !isSaneRange(sentence, start, end, led)) return null;
  return { value: { kind: 'clocks', start: start.value, end: end.value }, next: end.next };
}

/** "15.10 - 16.10" where the day comes first. */
function isDatePair(sentence: Sentence, one: number, other: number): boolean {
  return readDateInFigures(sentence, one) !== null && readDateInFigures(sentence, other) !== null;
}

function skipZone(sentence: Sentence, at: number, home: Home): number {
  if (isSign(sentence, at, '-') || has(sentence, at, 'to')) return at;
  return readZone(sentence, at, home)?.next ?? at;
}

/** "for 2-3 people" and "in 12-24 months" count something; dates ("1-8 September") have a reader of their own. */
function isSaneRange(sentence: Sentence, start: Match<Clock>, end: Match<Clock>, led: boolean): boolean {
  const { unit, month, weekday } = meaningAt(sentence, end.next);
  const bare = start.value.bare && end.value.bare;
  if (unit !== undefined && bare) return false;
  if (month !== undefined && end.value.bare && readDayNumber(sentence, start.next - 1) !== null) return false;
  if (has(sentence, end.next, 'of') && meaningAt(sentence, end.next + 1).month !== undefined && bare)
    return false;
  const spanAhead = has(sentence, end.next, 'next') && meaningAt(sentence, end.next + 1).unit === 'month';
  if (spanAhead && bare) return false;
  return !(bare && !led && weekday === undefined && start.value.hour === end.value.hour);
}

function isBesideDay(sentence: Sentence, before: Fact | undefined, at: number, next: number): boolean {
  if (before?.next === at && (before.kind === 'day' || before.kind === 'part')) return true;
  if (
    before !== undefined &&
    before.next === at - 1 &&
    isSign(sentence, at - 1, ',') &&
    before.kind === 'day'
  )
    return true;
  const after = skip(sentence, next, 'on');
  const day = readDay(sentence, after);
  return day !== null && readClock(sentence, after) === null;
}

/** "July 13-15", "24th - 26th June", "1-8 September", "between the 21st and 23rd", "tomorrow through Sunday". */
function readDays({ sentence, at }: Stand): Match<FactValue> | null {
  const lead = skip(sentence, at, 'from', 'between', 'on', 'for');
  const between = has(sentence, at, 'between');
  const { month } = meaningAt(sentence, lead);
  if (month !== undefined && has(sentence, lead + 1, 'between'))
    return readDaysOfMonth(sentence, lead, month);
  const first = readDay(sentence, lead);
  const start = first ?? readBareDay(sentence, lead);
  if (start === null) return null;
  const joint = isSign(sentence, start.next, ',') ? start.next + 1 : start.next;
  if (!has(sentence, joint, 'to') && !(between && has(sentence, joint, 'and'))) return null;
  const after = skip(sentence, joint + 1, 'on');
  const full = readDay(sentence, after);
  const bareEnd = readBareDay(sentence, after);
  if (first !== null) {
    const last = full ?? (hasMonth(first.value) ? withYear(sentence, bareEnd) : null);
    return last === null ? null : toDays(first.value, last.value, last.next);
  }
  const last = full ?? spanAfter(sentence, bareEnd);
  if (last === null || !hasMonth(last.value)) return null;
  return toDays(start.value, last.value, last.next);
}

function toDays(first: Day, last: Day, next: number): Match<FactValue> {
  return { value: { kind: 'days', first, last }, next };
}

function hasMonth(day: Day): boolean {
  return (day.kind === 'date' && day.month !== null) || (day.kind === 'nth' && day.weekday === null);
}

function readBareDay(sentence: Sentence, at: number): Match<Day> | null {
  const day = readDayNumber(sentence, skip(sentence, at, 'the'));
  if (day === null) return null;
  const next = isSign(sentence, day.next, '.') ? day.next + 1 : day.next;
  return { value: { kind: 'date', year: null, month: null, day: day.value }, next };
}

/** "2-7 two thousand and eighteen", "12-14, 2027" */
function withYear(sentence: Sentence, day: Match<Day> | null): Match<Day> | null {
  if (day === null || day.value.kind !== 'date') return day;
  const year = readYear(sentence, day.next);
  return year === null ? day : { value: { ...day.value, year: year.value }, next: year.next };
}

/** "4 to 23 next month" */
function spanAfter(sentence: Sentence, day: Match<Day> | null): Match<Day> | null {
  if (day === null || day.value.kind !== 'date') return null;
  const months = has(sentence, day.next, 'next') ? 1 : has(sentence, day.next, 'this') ? 0 : null;
  if (months === null || meaningAt(sentence, day.next + 1).unit !== 'month') return null;
  const of = { kind: 'offset', months } as const;
  return { value: { kind: 'nth', nth: day.value.day, weekday: null, of }, next: day.next + 2 };
}

/** "November between 19 and 20" */
function readDaysOfMonth(sentence: Sentence, at: number, month: number): Match<FactValue> | null {
  const first = readBareDay(sentence, at + 2);
  if (first === null || first.value.kind !== 'date') return null;
  if (!has(sentence, first.next, 'and') && !has(sentence, first.next, 'to')) return null;
  const last = withYear(sentence, readBareDay(sentence, first.next + 1));
  if (last?.value.kind !== 'date') return null;
  return toDays({ ...first.value, month }, { ...last.value, month }, last.next);
}

/** "in 20 minutes", "2 hours from now": time that has to pass, whatever the clocks do meanwhile. */
function readElapsed({ sentence, at }: Stand): Match<FactValue> | null {
  const led = has(sentence, at, 'in');
  const length = readLength(sentence, led ? skip(sentence, at + 1, 'around') : at);
  if (length === null || length.value.minutes === 0 || length.value.months > 0) return null;
  const minutes = length.value.minutes + length.value.days * 1440;
  const value = { kind: 'elapsed', minutes } as const;
  if (has(sentence, length.next, 'later')) return { value, next: length.next + 1 };
  if (has(sentence, length.next, 'ago'))
    return { value: { kind: 'elapsed', minutes: -minutes }, next: length.next + 1 };
  if (has(sentence, length.next, 'from') && has(sentence, length.next + 1, 'now'))
    return { value, next: length.next + 2 };
  return led ? { value, next: skip(sentence, length.next, 'time') } : null;
}

/** "until noon", "through Friday": an end on its own. */
function readEnd({ sentence, at }: Stand): Match<FactValue> | null {
  if (!has(sentence, at, 'until')) return null;
  const start = skip(sentence, skip(sentence, at + 1, 'at', 'on'), 'the');
  const clock = readClock(sentence, start);
  if (clock !== null && (!clock.value.bare || readDay(sentence, start) === null))
    return { value: { kind: 'end-clock', clock: clock.value }, next: clock.next };
  const day = readWholeDay(sentence, start) ?? readMonth(sentence, start);
  return day === null ? null : { value: { kind: 'end-day', day: day.value }, next: day.next };
}

/** "at 25:00", "13:75", "at 25": the shape of a clock time, but no clock shows it. */
function readNoClock({ sentence, at }: Stand): Match<FactValue> | null {
  const led = has(sentence, at, 'at');
  const start = led ? at + 1 : at;
  const hour = sentence.tokens[start];
  if (hour === undefined || hour.digits === 0 || hour.digits > 2) return null;
  const minute = sentence.tokens[start + 2];
  const colon = isSign(sentence, start + 1, ':') && minute?.digits === 2 && minute.glued;
  const half = readHalf(sentence, colon ? start + 3 : start + 1);
  const impossible =
    hour.value > 24 || (colon && minute.value > 59) || (half?.value === 'am' && hour.value > 12);
  const next = half?.next ?? (colon ? start + 3 : start + 1);
  const shaped = colon || half !== null || (led && endsOrGoesOn(sentence, next));
  return impossible && shaped ? { value: { kind: 'no-clock' }, next } : null;
}

function endsOrGoesOn(sentence: Sentence, at: number): boolean {
  const token = sentence.tokens[at];
  return token === undefined || token.meaning.day !== undefined || token.meaning.weekday !== undefined;
}

/** "at 3", "@ 1030", "around 6.30": the word before makes any number a clock time. */
function readLedClock({ sentence, at }: Stand): Match<FactValue> | null {
  const asHour = has(sentence, at, 'at');
  const from = has(sentence, at, 'from');
  if (!asHour && !from && !has(sentence, at, 'around') && !has(sentence, at, 'starting')) return null;
  const dot = asHour && isSign(sentence, at + 1, '.') ? at + 2 : at + 1;
  const start = skip(sentence, dot, 'at', 'around', 'the');
  const spaced = asHour ? readHoursAndMinutes(sentence, start) : null;
  if (spaced !== null) return spaced;
  const clock = readClock(sentence, start);
  if (clock === null) return null;
  const sure = asHour || has(sentence, start - 1, 'at') || (from && has(sentence, clock.next, 'for'));
  if (!sure && clock.value.bare && sentence.tokens[clock.next - 1]?.digits !== 4) return null;
  if (clock.value.bare && (countsSomething(sentence, clock.next) || !isHour(clock.value))) return null;
  return { value: { kind: 'clock', clock: clock.value }, next: clock.next };
}

function isHour(clock: Clock): boolean {
  return clock.hour <= 24 && clock.minute <= 59;
}

/** "at 3 locations" hardly; "at 100 percent", "by 2 days". */
function countsSomething(sentence: Sentence, at: number): boolean {
  return meaningAt(sentence, at).unit !== undefined || isSign(sentence, at, '%');
}

function readDayFact({ sentence, at, before }: Stand): Match<FactValue> | null {
  const day =
    readDay(sentence, at) ??
    readDay(sentence, skip(sentence, at, 'on', 'for')) ??
    readNumberAfterWeekday(sentence, at, before);
  if (day === null) return null;
  if (sentence.lexicon.language === 'ja') {
    const weekday = meaningAt(sentence, day.next).weekday === undefined ? day.next : day.next + 1;
    if (has(sentence, weekday, 'until'))
      return { value: { kind: 'end-day', day: day.value }, next: weekday + 1 };
  }
  return { value: { kind: 'day', day: day.value }, next: day.next };
}

/** "Friday 23": a number after a weekday is a day of the month if it cannot be an hour. */
function readNumberAfterWeekday(sentence: Sentence, at: number, before: Fact | undefined): Match<Day> | null {
  if (before?.next !== at || before.kind !== 'day' || before.day.kind !== 'weekday') return null;
  const day = readDayNumber(sentence, at);
  if (day === null || day.value <= 12) return null;
  return { value: { kind: 'date', year: null, month: null, day: day.value }, next: day.next };
}

/** "for the next month" is how long a repetition runs; without one it is a day to come. */
function readRunningLength({ sentence, at, facts }: Stand): Match<FactValue> | null {
  if (!has(sentence, at, 'for') || facts.every(({ kind }) => kind !== 'series')) return null;
  const the = skip(sentence, at + 1, 'the');
  if (!has(sentence, the, 'next')) return null;
  const length = readLength(sentence, the + 1) ?? readOneUnit(sentence, the + 1);
  return length === null ? null : toLengthFact(length.value, length.next, 'next');
}

/** "for 45 minutes", "1h30", "lasting 3 hours", "a 30 minute …": bare amounts of days are no length. */
function readLengthFact({ sentence, at }: Stand): Match<FactValue> | null {
  const led = has(sentence, at, 'for');
  const start = led ? skip(sentence, skip(sentence, at + 1, 'about', 'around', 'until'), 'the') : at;
  const whole = skip(sentence, start, 'a');
  if (has(sentence, whole, 'whole')) {
    const unitAt = isSign(sentence, whole + 1, '-') ? whole + 2 : whole + 1;
    if (meaningAt(sentence, unitAt).unit === 'day')
      return toLengthFact({ minutes: 1440, days: 0, months: 0 }, unitAt + 1, 'for');
  }
  const length = readLength(sentence, start);
  if (length === null) return null;
  const alone = at === 0 && length.next === sentence.tokens.length;
  if (!led && !alone && !isInMinutes(sentence, length)) return null;
  if (!led && isClockAfterAll(sentence, start, length.next)) return null;
  return toLengthFact(length.value, length.next, led ? 'for' : null);
}

/** Zero minutes are a length too, if an impossible one. */
function isInMinutes(sentence: Sentence, { value, next }: Match<Length>): boolean {
  if (value.minutes > 0) return true;
  const { unit } = meaningAt(sentence, next - 1);
  return value.days === 0 && value.months === 0 && (unit === 'minute' || unit === 'hour');
}

/**
 * "9h30" and "16h" are clock times, "1h30" and "2h" are lengths: nobody meets for six hours. And "30 minutes after 3"
 * goes on to a clock time.
 */
function isClockAfterAll(sentence: Sentence, at: number, next: number): boolean {
  const clock = readClock(sentence, at);
  if (clock === null || clock.value.bare) return false;
  return clock.next > next || clock.value.hour >= 6 || clock.value.minute % 5 !== 0;
}

function toLengthFact(
  length: { minutes: number; days: number; months: number },
  next: number,
  running: 'for' | 'next' | null,
): Match<FactValue> {
  return { value: { kind: 'length', length, running }, next };
}

/** "for the next month" */
function readOneUnit(sentence: Sentence, at: number) {
  const { unit, size = 1 } = meaningAt(sentence, at);
  if (unit === 'week') return { value: { minutes: 0, days: 7 * size, months: 0 }, next: at + 1 };
  if (unit === 'month') return { value: { minutes: 0, days: 0, months: size }, next: at + 1 };
  if (unit === 'year') return { value: { minutes: 0, days: 0, months: 12 * size }, next: at + 1 };
  return null;
}

/** A clock time that says so itself, or a bare number right beside a day or a part of one: "tomorrow 4", "evening 7". */
function readPlainClock({ sentence, at, before }: Stand): Match<FactValue> | null {
  const clock = readClock(sentence, at);
  if (clock === null || countsSomething(sentence, clock.next)) return null;
  const value = { kind: 'clock', clock: clock.value } as const;
  if (!clock.value.bare) return { value, next: clock.next };
  if (!isHour(clock.value)) return null;
  const touches =
    before !== undefined && (before.next === at || (before.next === at - 1 && isSign(sentence, at - 1, ',')));
  const after = touches && (before.kind === 'day' || before.kind === 'part' || before.kind === 'series');
  const spaced = readHoursAndMinutes(sentence, at);
  if (spaced !== null && (after || has(sentence, at - 1, 'at'))) return spaced;
  const endsHere =
    clock.next >= sentence.tokens.length ||
    sentence.tokens[clock.next]?.kind !== 'word' ||
    meaningAt(sentence, clock.next).roles !== undefined;
  return (after && endsHere) || isBeforeDay(sentence, clock) ? { value, next: clock.next } : null;
}

/** "21 30" */
function readHoursAndMinutes(sentence: Sentence, at: number): Match<FactValue> | null {
  const hour = sentence.tokens[at];
  const minute = sentence.tokens[at + 1];
  if (hour?.digits !== 2 || minute?.digits !== 2 || hour.value > 23 || minute.value > 59) return null;
  const clock = {
    hour: hour.value,
    minute: minute.value,
    half: readHalf(sentence, at + 2)?.value ?? null,
    part: null,
    exact: true,
    bare: false,
  };
  return { value: { kind: 'clock', clock }, next: readHalf(sentence, at + 2)?.next ?? at + 2 };
}

/** "7 tonight", "4 tomorrow" */
function isBeforeDay(sentence: Sentence, clock: Match<Clock>): boolean {
  const { day } = meaningAt(sentence, clock.next);
  const thisPart =
    has(sentence, clock.next, 'this') && meaningAt(sentence, clock.next + 1).part !== undefined;
  return (day !== undefined || thisPart) && clock.value.hour > 0;
}

/** "morning" beside a day or led in ("in the morning", "this evening"); elsewhere it is only a word. */
function readPart({ sentence, at, before }: Stand): Match<FactValue> | null {
  const led =
    has(sentence, at, 'in') || has(sentence, at, 'at') || has(sentence, at, 'for') || has(sentence, at, 'on');
  const start = skip(sentence, led ? at + 1 : at, 'the', 'filler');
  const today = has(sentence, start, 'this');
  const { part } = meaningAt(sentence, today ? start + 1 : start);
  if (part === undefined) return null;
  const next = today ? start + 2 : start + 1;
  if (today)
    return {
      value: { kind: 'day', day: { kind: 'offset', days: 0, months: 0, base: null } },
      next: next - 1,
    };
  const beside = before !== undefined && before.next === at && before.kind !== 'zone';
  const noun = start === at && isNoun(sentence, at - 1, before);
  const onDay = !noun && readDay(sentence, skip(sentence, skip(sentence, next, 'of'), 'on')) !== null;
  const clock = readClock(sentence, skip(sentence, next, 'at'));
  const clockAhead =
    clock !== null && start === at && (has(sentence, next, 'at') || at === 0 || !clock.value.bare);
  const sure = (led && start > at + 1) || beside || onDay || clockAhead;
  return sure ? { value: { kind: 'part', part }, next } : null;
}

/** "basketball night on Monday": what a noun goes with belongs to the noun. */
function isNoun(sentence: Sentence, at: number, before: Fact | undefined): boolean {
  const token = sentence.tokens[at];
  return token?.kind === 'word' && token.meaning.roles === undefined && (before?.next ?? 0) <= at;
}

function readZoneFact({ sentence, at, before, home }: Stand): Match<FactValue> | null {
  const afterClock =
    before !== undefined &&
    before.next === at &&
    (before.kind === 'clock' || before.kind === 'clocks' || before.kind === 'end-clock');
  const zone = afterClock
    ? readZone(sentence, at, home)
    : readZoneWithTime(sentence, skip(sentence, at, 'in'), home);
  if (zone === null) return null;
  const offset = readOffsetRemark(sentence, zone.next);
  return {
    value: { kind: 'zone', zone: zone.value, offset: offset?.value ?? null },
    next: offset?.next ?? zone.next,
  };
}

function readNow({ sentence, at }: Stand): Match<FactValue> | null {
  return has(sentence, at, 'now') ? { value: { kind: 'now' }, next: at + 1 } : null;
}

function readFiller({ sentence, at, before }: Stand): Match<FactValue> | null {
  if (!has(sentence, at, 'filler')) return null;
  const beside = before?.next === at || readDay(sentence, skip(sentence, at + 1, 'on')) !== null;
  return beside ? { value: { kind: 'filler' }, next: at + 1 } : null;
}
