import { has, isGlued, isSign, meaningAt, type Sentence, skip } from '../tokens.js';
import type { Day, MonthSaid, Which } from './day.js';
import { readLength } from './length.js';
import { type Match, readInteger, readOrdinal } from './number.js';
import { readDateInFigures, readDateInWords, readDayNumber, readYear } from './read-date.js';

/** A day in any of the ways people name one, without the preposition before it. */
export function readDay(sentence: Sentence, at: number): Match<Day> | null {
  return readDate(sentence, at) ?? readOffset(sentence, at) ?? readNamed(sentence, at);
}

/** What an offset counts from: no other offset, or a row of them would be read over and over. */
function readBase(sentence: Sentence, at: number): Match<Day> | null {
  return readDate(sentence, at) ?? readNamed(sentence, at);
}

function readDate(sentence: Sentence, at: number): Match<Day> | null {
  return (
    readDateInFigures(sentence, at) ??
    readNth(sentence, at) ??
    readDateInWords(sentence, skipWhichOfDate(sentence, at))
  );
}

function readNamed(sentence: Sentence, at: number): Match<Day> | null {
  return (
    readNamedDay(sentence, at) ??
    readWeekday(sentence, at) ??
    readSpan(sentence, at) ??
    readLoneOrdinal(sentence, at)
  );
}

/** A day said twice over, "Fri 5 March", "Friday, the 5th": the date is what counts. */
export function readWholeDay(sentence: Sentence, at: number): Match<Day> | null {
  const day = readDay(sentence, at);
  if (day === null || day.value.kind !== 'weekday') return day;
  const comma = isSign(sentence, day.next, ',') ? day.next + 1 : day.next;
  const date = readDay(sentence, skip(sentence, comma, 'the'));
  return date !== null && date.value.kind === 'date' ? date : day;
}

/** "next December 23rd" is the next one anyway. */
function skipWhichOfDate(sentence: Sentence, at: number): number {
  const after = skip(sentence, at, 'next', 'this');
  return meaningAt(sentence, after).month === undefined ? at : after;
}

/** "first Monday of next month", "last Friday of March 2027", "2nd to last Friday in February", "15th day of next month". */
function readNth(sentence: Sentence, at: number): Match<Day> | null {
  const start = skip(sentence, at, 'the');
  const nth = readNthNumber(sentence, start) ?? readNumberOfMonth(sentence, start);
  if (nth === null) return null;
  const { weekday, unit, group } = meaningAt(sentence, nth.next);
  const working = group === 'weekdays';
  const counted = weekday !== undefined || unit === 'day' || unit === 'week' || working;
  const of = counted ? nth.next + 1 : nth.next;
  const month = readMonthSaid(sentence, skip(sentence, of, 'of', 'in'));
  const coming = { value: { kind: 'coming' } as const, next: of };
  const edge = month === null && weekday !== undefined ? readYearSaid(sentence, of, nth.value) : null;
  const said = month ?? edge ?? (weekday !== undefined && nth.value > 0 && nth.value < 6 ? coming : null);
  if (said === null || (!counted && said.value.kind === 'named')) return null;
  const value = {
    kind: 'nth',
    nth: nth.value,
    weekday: weekday ?? null,
    of: said.value,
    week: unit === 'week',
    working,
  } as const;
  return { value, next: said.next };
}

/** "the last Friday of the year" is December's, the first is January's. */
function readYearSaid(sentence: Sentence, at: number, nth: number): Match<MonthSaid> | null {
  const the = has(sentence, at, 'of') ? skip(sentence, at + 1, 'the', 'this') : at;
  if (the === at || meaningAt(sentence, the).unit !== 'year') return null;
  return { value: { kind: 'named', month: nth < 0 ? 12 : 1, year: null }, next: the + 1 };
}

/** "20 of next month" */
function readNumberOfMonth(sentence: Sentence, at: number): Match<number> | null {
  const day = readDayNumber(sentence, at);
  return day !== null && has(sentence, day.next, 'of') && has(sentence, day.next + 1, 'next') ? day : null;
}

/** "first", "3rd", "last", "second to last": how far from the start or, negative, from the end. */
export function readNthNumber(sentence: Sentence, at: number): Match<number> | null {
  if (has(sentence, at, 'last')) return { value: -1, next: at + 1 };
  const nth = readOrdinal(sentence, at);
  if (nth === null) return null;
  const toLast = has(sentence, nth.next, 'to') && has(sentence, nth.next + 1, 'last');
  return toLast ? { value: -nth.value, next: nth.next + 2 } : nth;
}

function readMonthSaid(sentence: Sentence, at: number): Match<MonthSaid> | null {
  const start = skip(sentence, at, 'the');
  const { month } = meaningAt(sentence, start);
  if (month !== undefined) {
    const year = readYear(sentence, start + 1);
    return { value: { kind: 'named', month, year: year?.value ?? null }, next: year?.next ?? start + 1 };
  }
  if (start > at && meaningAt(sentence, start).unit === 'month')
    return { value: { kind: 'coming' }, next: start + 1 };
  const months = has(sentence, start, 'next') ? 1 : has(sentence, start, 'this') ? 0 : null;
  const unitAt = has(sentence, start, 'next') || has(sentence, start, 'this') ? start + 1 : start;
  if (months === null || meaningAt(sentence, unitAt).unit !== 'month') return null;
  return { value: { kind: 'offset', months }, next: unitAt + 1 };
}

/** "in 3 days", "two weeks from now", "a week from Friday", "4 months from tomorrow", "in a fortnight's time". */
function readOffset(sentence: Sentence, at: number): Match<Day> | null {
  const counted = readWeekdaysAhead(sentence, at);
  if (counted !== null) return counted;
  const led = has(sentence, at, 'in') && !has(sentence, at + 1, 'the');
  const length = readLength(sentence, led ? skip(sentence, at + 1, 'around') : at);
  if (length === null || length.value.minutes > 0) return null;
  const { days, months } = length.value;
  if (!Number.isInteger(days) || !Number.isInteger(months)) return null;
  const offset = { kind: 'offset', days, months, base: null } as const;
  if (has(sentence, length.next, 'later')) return { value: offset, next: length.next + 1 };
  if (has(sentence, length.next, 'ago'))
    return { value: { ...offset, days: -days, months: -months }, next: length.next + 1 };
  if (has(sentence, length.next, 'from') && has(sentence, length.next + 1, 'now'))
    return { value: offset, next: length.next + 2 };
  const lasting = has(sentence, at - 1, 'for');
  const onWeekday = has(sentence, length.next, 'on') && days % 7 === 0 && !lasting;
  const base = has(sentence, length.next, 'from')
    ? readBase(sentence, skip(sentence, length.next + 1, 'on'))
    : onWeekday && !led
      ? readWeekday(sentence, length.next + 1)
      : null;
  // "for 10 days from 18 December" lasts so long; "for 2 days from today" is the day after tomorrow.
  if (base !== null && lasting && base.value.kind === 'date') return null;
  if (base !== null) return { value: { ...offset, base: base.value }, next: base.next };
  if (!led) return null;
  return { value: offset, next: skip(sentence, length.next, 'time') };
}

/** "two Tuesdays from now" */
function readWeekdaysAhead(sentence: Sentence, at: number): Match<Day> | null {
  const count = meaningAt(sentence, at + 1).plural === true ? readInteger(sentence, at) : null;
  const { weekday } = meaningAt(sentence, at + 1);
  if (count === null || count.value < 1 || weekday === undefined) return null;
  if (!has(sentence, at + 2, 'later')) return null;
  const base = { kind: 'weekday', weekday, which: 'upcoming' } as const;
  return { value: { kind: 'offset', days: 7 * (count.value - 1), months: 0, base }, next: at + 3 };
}

function readNamedDay(sentence: Sentence, at: number): Match<Day> | null {
  const { day, weak } = meaningAt(sentence, at);
  if (day === undefined || (weak === true && !endsClause(sentence, at + 1))) return null;
  return { value: { kind: 'offset', days: day, months: 0, base: null }, next: at + 1 };
}

/** "Friday", "this Friday", "next Friday", "Friday next"; plural weekdays are a repetition and not read here. */
function readWeekday(sentence: Sentence, at: number): Match<Day> | null {
  const which = readWhich(sentence, at);
  const start = which?.next ?? at;
  const { weekday, plural, weak, group } = meaningAt(sentence, start);
  if (plural || (weekday === undefined && group !== 'weekend')) return null;
  const dot = isSign(sentence, start + 1, '.') && isGlued(sentence, start + 1) ? start + 2 : start + 1;
  if (weak === true && which === null && !isBesideTime(sentence, at, dot)) return null;
  const next = has(sentence, dot, 'next') && sentence.lexicon.language !== 'en';
  if (next && weekday !== undefined)
    return { value: { kind: 'weekday', weekday, which: 'upcoming' }, next: dot + 1 };
  const said = which?.value ?? 'coming';
  if (weekday === undefined) return { value: { kind: 'weekend', which: said }, next: dot };
  const after = has(sentence, dot, 'from') ? readAfter(sentence, dot + 1) : null;
  if (after === null && which === null && isWeek(sentence, dot)) {
    const base = { kind: 'weekday', weekday, which: said } as const;
    return { value: { kind: 'offset', days: 7, months: 0, base }, next: dot + 1 };
  }
  if (after === null) return { value: { kind: 'weekday', weekday, which: said }, next: dot };
  return { value: { kind: 'weekday', weekday, which: said, after: after.value }, next: after.next };
}

/** "Tuesday week" is a week later in Britain. */
function isWeek(sentence: Sentence, at: number): boolean {
  const { unit, size } = meaningAt(sentence, at);
  const alone = unit === 'week' && size === undefined && sentence.tokens[at]?.text === 'week';
  return alone && (endsClause(sentence, at + 1) || isRole(sentence, at + 1));
}

/** "Friday after next" is a week after the coming one. */
function readAfter(sentence: Sentence, at: number): Match<Day> | null {
  if (has(sentence, at, 'next') && readDay(sentence, at) === null)
    return { value: { kind: 'offset', days: 7, months: 0, base: null }, next: at + 1 };
  const { day } = meaningAt(sentence, at);
  return day === undefined ? null : readNamedDay(sentence, at);
}

function readWhich(sentence: Sentence, at: number): Match<Which> | null {
  const start = skip(sentence, at, 'the');
  if (has(sentence, start, 'next')) return { value: 'next', next: start + 1 };
  if (has(sentence, start, 'this')) return { value: 'this', next: start + 1 };
  if (has(sentence, start, 'coming')) return { value: 'upcoming', next: start + 1 };
  if (has(sentence, start, 'last')) return { value: 'last', next: start + 1 };
  return null;
}

/** "sun" and "sat" are ordinary words too, unless something beside them is about time. */
function isBesideTime(sentence: Sentence, at: number, next: number): boolean {
  if (has(sentence, at - 1, 'on') || has(sentence, at - 1, 'for') || has(sentence, at - 1, 'to')) return true;
  if (endsClause(sentence, next)) return true;
  if (isSign(sentence, next, '/') && meaningAt(sentence, next + 1).weekday !== undefined) return true;
  const after = sentence.tokens[next];
  const before = sentence.tokens[at - 1];
  const timely = (token: typeof after) =>
    token !== undefined &&
    (token.digits > 0 ||
      token.meaning.part !== undefined ||
      token.meaning.month !== undefined ||
      token.meaning.weekday !== undefined ||
      token.meaning.day !== undefined ||
      token.meaning.clock !== undefined);
  return (
    timely(after) ||
    (before?.digits ?? 0) > 0 ||
    ['in', 'at', 'between', 'from', 'to', 'and'].some((role) => has(sentence, next, role as 'at'))
  );
}

function endsClause(sentence: Sentence, at: number): boolean {
  const token = sentence.tokens[at];
  return (
    token === undefined || token.kind === 'hole' || (token.kind === 'sign' && /^[.,;:!?)-]$/.test(token.text))
  );
}

/** "next week", "this month", "next year". */
function readSpan(sentence: Sentence, at: number): Match<Day> | null {
  const which = readWhich(sentence, at) ?? readWhichAfter(sentence, at);
  if (which === null) return null;
  const { unit, size } = meaningAt(sentence, which.next);
  if (unit === undefined || size !== undefined || !['week', 'month', 'year'].includes(unit)) return null;
  if (sentence.tokens[which.next]?.possessive) return null;
  const offset = { next: 1, this: 0, coming: 0, upcoming: 1, last: -1 }[which.value];
  const after = has(sentence, which.next + 1, 'next') && sentence.lexicon.language !== 'en';
  return { value: { kind: 'span', unit, offset }, next: which.next + (after ? 2 : 1) };
}

/** "la semaine prochaine": the word stands after the unit. */
function readWhichAfter(sentence: Sentence, at: number): Match<Which> | null {
  const unit = skip(sentence, skip(sentence, at, 'on'), 'the');
  const after = sentence.lexicon.language !== 'en' && meaningAt(sentence, unit).unit !== undefined;
  return after && has(sentence, unit + 1, 'next') ? { value: 'next', next: unit } : null;
}

/** "the 15th", "28th", "on 15", "the 24": a day of this or the next month. */
function readLoneOrdinal(sentence: Sentence, at: number): Match<Day> | null {
  const the = skip(sentence, at, 'the');
  const day = readDayNumber(sentence, the);
  if (day === null) return null;
  const ordinal = readOrdinal(sentence, the) !== null;
  const inFigures = (sentence.tokens[the]?.digits ?? 0) > 0;
  const led = (the > at || has(sentence, at - 1, 'on')) && (ordinal || inFigures);
  if (has(sentence, day.next, 'counted') || (!led && !(ordinal && inFigures))) return null;
  const sure = ordinal && inFigures && led && the > at;
  if (!sure && !endsClause(sentence, day.next) && !isRole(sentence, day.next)) return null;
  return { value: { kind: 'date', year: null, month: null, day: day.value }, next: day.next };
}

function isRole(sentence: Sentence, at: number): boolean {
  const meaning = meaningAt(sentence, at);
  return meaning.roles !== undefined || meaning.part !== undefined;
}
