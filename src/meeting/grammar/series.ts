import type { Unit } from '../lexicon/lexicon.js';
import { has, isSign, meaningAt, type Sentence, skip } from '../tokens.js';
import { type Match, readInteger } from './number.js';
import { type DateSaid, readDateInWords, readDayNumber } from './read-date.js';
import { readNthNumber } from './read-day.js';

/** A weekday of a repetition; `nth` picks one of a month ("first Monday", -1 the last), 0 means each. */
export interface SeriesWeekday {
  readonly weekday: number;
  readonly nth: number;
}

/** A repetition as said, before it has a start. */
export interface Series {
  readonly unit: Unit;
  readonly interval: number;
  readonly weekdays: readonly SeriesWeekday[];
  readonly monthDays: readonly number[];
  readonly months: readonly number[];
  /** How many times, where the words of the repetition itself say so ("twice"). */
  readonly count: number | null;
}

const BASE = { interval: 1, weekdays: [], monthDays: [], months: [], count: null } as const;
/** More days in a row are pasted text; without an end, a row of them would be read over and over. */
const MOST_DAYS = 31;

const OF_GROUP = { weekdays: [1, 2, 3, 4, 5], weekend: [6, 7] } as const;

/** A repetition: "every other Friday", "weekly", "Mondays and Thursdays", "the first Tuesday of each month". */
export function readSeries(sentence: Sentence, at: number): Match<Series> | null {
  const led = skip(sentence, at, 'repeat');
  const start = skip(sentence, skip(sentence, led, 'on'), 'the');
  return (
    readEvery(sentence, led) ??
    readEach(sentence, led) ??
    readOften(sentence, led) ??
    readCycle(sentence, led) ??
    readPlural(sentence, skip(sentence, led, 'on', 'all')) ??
    (led > at ? readRepeated(sentence, start) : null) ??
    readOfEvery(sentence, start) ??
    readNthWeekdays(sentence, start)
  );
}

/** "repeats on Monday" */
function readRepeated(sentence: Sentence, at: number): Match<Series> | null {
  const days = readWeekdays(sentence, at);
  return days === null ? null : { value: { ...BASE, unit: 'week', weekdays: days.value }, next: days.next };
}

/** "twice a week", "3 times per month": an interval of less than one, for nobody said on which days. */
function readOften(sentence: Sentence, at: number): Match<Series> | null {
  const count = readInteger(sentence, at);
  if (count === null || count.value < 2) return null;
  const times = has(sentence, count.next - 1, 'times') ? count.next : skip(sentence, count.next, 'times');
  if (!has(sentence, times - 1, 'times')) return null;
  const { cycle } = meaningAt(sentence, times);
  const each = skip(sentence, times, 'a', 'every');
  const unit = cycle ?? (each > times ? meaningAt(sentence, each).unit : undefined);
  if (unit === undefined) return null;
  return { value: { ...BASE, unit, interval: 1 / count.value }, next: each + 1 };
}

/** "1st and 3rd Thursday", "first Mondays": only a repetition falls on several. */
function readNthWeekdays(sentence: Sentence, at: number): Match<Series> | null {
  const days = readNthList(sentence, at);
  if (days === null || days.value.weekdays.length === 0 || days.value.monthDays.length > 0) return null;
  const plural = meaningAt(sentence, days.next - 1).plural === true;
  if (!plural && days.value.weekdays.length < 2) return null;
  const month = isOfMonth(sentence, days.next) ? skip(sentence, days.next + 1, 'the') : days.next;
  const named = month > days.next && meaningAt(sentence, month).unit === 'month';
  return { value: { ...BASE, unit: 'month', ...days.value }, next: named ? month + 1 : days.next };
}

function readEvery(sentence: Sentence, at: number): Match<Series> | null {
  if (!has(sentence, at, 'every')) return null;
  const date = readDateInWords(sentence, at + 1);
  if (date !== null && meaningAt(sentence, at + 1).month === undefined) return ofDate(date);
  const interval = readInterval(sentence, at + 1);
  const { unit, size = 1, part, group, weekday, month, weak } = meaningAt(sentence, interval.next);
  const next = interval.next + 1;
  const count = interval.value;
  if (weekday !== undefined || group !== undefined) {
    const days = readWeekdays(sentence, interval.next);
    if (days === null) return null;
    // Every other working day is no pattern of weeks: it counts days.
    const unit = group === 'weekdays' && count > 1 ? 'day' : 'week';
    return ofMonth(sentence, { ...BASE, unit, interval: count, weekdays: days.value }, days.next);
  }
  if (unit !== undefined && !(weak === true && interval.next === at + 1))
    return withTail(sentence, { ...BASE, unit, interval: count * size }, next);
  if (part !== undefined) return { value: { ...BASE, unit: 'day', interval: count }, next: interval.next };
  if (has(sentence, interval.next, 'quarter'))
    return withTail(sentence, { ...BASE, unit: 'month', interval: 3 * count }, next);
  if (has(sentence, interval.next, 'half') && meaningAt(sentence, next).unit === 'year')
    return withTail(sentence, { ...BASE, unit: 'month', interval: 6 * count }, next + 1);
  if (month !== undefined) return readDatesOfMonth(sentence, interval.next);
  return readEveryNth(sentence, at + 1);
}

/** "every 25 December" */
function ofDate({ value: { month, day }, next }: Match<DateSaid>): Match<Series> | null {
  if (month === null) return null;
  return { value: { ...BASE, unit: 'year', months: [month], monthDays: [day] }, next };
}

/** "2週間ごと": "every" stands after the unit. */
function readEach(sentence: Sentence, at: number): Match<Series> | null {
  const number = readInteger(sentence, at);
  if (number === null) return null;
  const { unit, size = 1 } = meaningAt(sentence, number.next);
  if (unit === undefined || !has(sentence, number.next + 1, 'each')) return null;
  return withTail(sentence, { ...BASE, unit, interval: number.value * size }, number.next + 2);
}

function readInterval(sentence: Sentence, at: number): { readonly value: number; readonly next: number } {
  if (has(sentence, at, 'other')) return { value: 2, next: at + 1 };
  if (has(sentence, at, 'couple')) return { value: 2, next: skip(sentence, at + 1, 'of') };
  const number = readInteger(sentence, at);
  if (number !== null && !isOrdinalSuffix(sentence, number.next))
    return { value: number.value, next: number.next };
  if (has(sentence, at - 1, 'other') && has(sentence, at - 1, 'every')) return { value: 2, next: at };
  const nth = readNthNumber(sentence, at);
  if (nth !== null && nth.value > 1 && isCounted(sentence, nth.next)) return nth;
  return { value: 1, next: at };
}

function isOrdinalSuffix(sentence: Sentence, at: number): boolean {
  return meaningAt(sentence, at).ordinal !== undefined;
}

/** "every 3rd Tuesday" counts Tuesdays, "every 3rd Tuesday of the month" does not. */
function isCounted(sentence: Sentence, at: number): boolean {
  const { weekday, unit, group } = meaningAt(sentence, at);
  return (weekday !== undefined || unit !== undefined || group !== undefined) && !isOfMonth(sentence, at + 1);
}

function isOfMonth(sentence: Sentence, at: number): boolean {
  if (!has(sentence, at, 'of')) return false;
  const start = skip(sentence, skip(sentence, at + 1, 'every'), 'the');
  return meaningAt(sentence, start).unit === 'month' || meaningAt(sentence, start).month !== undefined;
}

/** "every first Monday", "every 20th and 30th of August", "every last Friday of the month". */
function readEveryNth(sentence: Sentence, at: number): Match<Series> | null {
  const days = readNthList(sentence, skip(sentence, at, 'the'));
  if (days === null) return null;
  const of = skip(sentence, skip(sentence, days.next, 'of'), 'the');
  const { month, unit } = meaningAt(sentence, of);
  if (month !== undefined)
    return { value: { ...BASE, unit: 'year', ...days.value, months: [month] }, next: of + 1 };
  const next = unit === 'month' ? of + 1 : days.next;
  return { value: { ...BASE, unit: 'month', ...days.value }, next };
}

/** A weekly series with numbered weekdays "of the month" is a monthly one. */
function ofMonth(sentence: Sentence, series: Series, at: number): Match<Series> {
  if (!isOfMonth(sentence, at)) return { value: series, next: at };
  const month = skip(sentence, skip(sentence, at + 1, 'every'), 'the');
  // "every Monday in December" is weekly all through one month.
  if (meaningAt(sentence, month).unit !== 'month') return { value: series, next: at };
  const nth = series.interval > 1 ? series.interval : 0;
  const weekdays = series.weekdays.map(({ weekday }) => ({ weekday, nth }));
  return { value: { ...series, unit: 'month', interval: 1, weekdays }, next: month + 1 };
}

/** "every July 4th", "every August 20 and 30". */
function readDatesOfMonth(sentence: Sentence, at: number): Match<Series> | null {
  const first = readDateInWords(sentence, at);
  const { month } = meaningAt(sentence, at);
  if (first === null || month === undefined) return null;
  const more = has(sentence, first.next, 'and') ? readDayNumber(sentence, first.next + 1) : null;
  const monthDays = more === null ? [first.value.day] : [first.value.day, more.value];
  return { value: { ...BASE, unit: 'year', months: [month], monthDays }, next: more?.next ?? first.next };
}

function readCycle(sentence: Sentence, at: number): Match<Series> | null {
  const { cycle, size = 1 } = meaningAt(sentence, at);
  if (cycle === undefined) return null;
  return withTail(sentence, { ...BASE, unit: cycle, interval: size }, at + 1);
}

/** What narrows a repetition: "weekly on Tuesday", "monthly on the first Tuesday", "every year on December 25th". */
function withTail(sentence: Sentence, series: Series, at: number): Match<Series> {
  const comma = isSign(sentence, at, ',') ? at + 1 : at;
  const led = skip(sentence, comma, 'on', 'in');
  const start = skip(sentence, led, 'the');
  const none = { value: series, next: at };
  if (series.unit === 'week' || series.unit === 'day') {
    const days = led > comma || series.unit === 'week' ? readWeekdays(sentence, start) : null;
    return days === null
      ? none
      : { value: { ...series, unit: 'week', weekdays: days.value }, next: days.next };
  }
  if (series.unit === 'year') {
    const date = readDateInWords(sentence, start);
    if (date?.value.month != null) {
      const value = { ...series, months: [date.value.month], monthDays: [date.value.day] };
      return { value, next: date.next };
    }
  }
  if (series.unit !== 'month' && series.unit !== 'year') return none;
  const edge = readEdge(sentence, skip(sentence, comma, 'on', 'in', 'at'));
  if (edge !== null && series.unit === 'month')
    return { value: { ...series, monthDays: edge.value }, next: edge.next };
  const mayName = led > comma || sentence.lexicon.language === 'ja';
  const days = mayName
    ? (readDaysNamed(sentence, start) ?? readNthList(sentence, start))
    : readNthList(sentence, start);
  const named =
    days !== null && (days.value.weekdays.length > 0 || meaningAt(sentence, days.next - 1).unit === 'day');
  if (days === null || !(mayName || named)) return none;
  const month = skip(sentence, days.next, 'of', 'in');
  const inMonth = meaningAt(sentence, month).month;
  if (series.unit !== 'year' || inMonth === undefined)
    return { value: { ...series, ...days.value }, next: days.next };
  return { value: { ...series, ...days.value, months: [inMonth] }, next: month + 1 };
}

/** "at the end (of the month)", "the beginning": its last and its first day. */
function readEdge(sentence: Sentence, at: number): Match<readonly number[]> | null {
  const word = skip(sentence, at, 'the');
  const end = has(sentence, word, 'end');
  if (!end && !(word > at && has(sentence, word, 'beginning'))) return null;
  const month = has(sentence, word + 1, 'of') ? skip(sentence, word + 2, 'the') : word;
  const next = month > word && meaningAt(sentence, month).unit === 'month' ? month + 1 : word + 1;
  return { value: [end ? -1 : 1], next };
}

/** "on day 5", "le jour 1 et 15": numbers that no ending marks as ordinals. */
function readDaysNamed(sentence: Sentence, at: number): Match<NthDays> | null {
  const monthDays: number[] = [];
  let next = meaningAt(sentence, at).unit === 'day' ? at + 1 : at;
  for (let index = next; monthDays.length < MOST_DAYS; ) {
    const day = readDayNumber(sentence, index);
    if (day === null || has(sentence, day.next, 'times') || readOrdinalEnd(sentence, day.next)) break;
    monthDays.push(day.value);
    next = day.next;
    if (!has(sentence, next, 'and') && !isSign(sentence, next, ',')) break;
    index = next + 1;
  }
  const end = meaningAt(sentence, next).unit === 'day' ? next + 1 : next;
  if (monthDays.length === 0 || (sentence.lexicon.language === 'ja' && end === next)) return null;
  return { value: { weekdays: [], monthDays }, next: end };
}

/** Numbers that count weekdays or carry an ending are read as a list of those. */
function readOrdinalEnd(sentence: Sentence, at: number): boolean {
  return meaningAt(sentence, at - 1).ordinal !== undefined || meaningAt(sentence, at).weekday !== undefined;
}

/** "Mondays and Thursdays", "on weekdays": a plural says that it is every one of them. */
function readPlural(sentence: Sentence, at: number): Match<Series> | null {
  const alternate = has(sentence, at, 'other') && meaningAt(sentence, at).ordinal === undefined;
  const start = alternate ? at + 1 : at;
  const days = readWeekdays(sentence, start);
  if (days === null) return null;
  const said = sentence.tokens.slice(start, isPart(sentence, days.next) ? days.next + 1 : days.next);
  if (!said.some((token) => token.meaning.plural === true)) return null;
  const interval = alternate ? 2 : 1;
  return { value: { ...BASE, unit: 'week', interval, weekdays: days.value }, next: days.next };
}

/** "Tuesday and Thursday mornings" */
function isPart(sentence: Sentence, at: number): boolean {
  return meaningAt(sentence, at).part !== undefined;
}

/** "the 4th of every other month", "first and third Friday of each month", "last Friday monthly". */
function readOfEvery(sentence: Sentence, at: number): Match<Series> | null {
  const edge = has(sentence, at, 'end') || has(sentence, at, 'beginning') ? at + 1 : null;
  const days =
    edge === null
      ? readNthList(sentence, at)
      : { value: { weekdays: [], monthDays: [has(sentence, at, 'end') ? -1 : 1] }, next: edge };
  if (days === null) return null;
  const of = skip(sentence, days.next, 'of');
  const { cycle, size = 1 } = meaningAt(sentence, of);
  if (cycle === 'month')
    return { value: { ...BASE, unit: 'month', interval: size, ...days.value }, next: of + 1 };
  if (!has(sentence, of, 'every')) return null;
  const interval = readInterval(sentence, of + 1);
  const { unit, month } = meaningAt(sentence, interval.next);
  const next = interval.next + 1;
  if (month !== undefined) return { value: { ...BASE, unit: 'year', months: [month], ...days.value }, next };
  if (unit !== 'month' && unit !== 'year') return null;
  return { value: { ...BASE, unit, interval: interval.value, ...days.value }, next };
}

/** Weekdays in a row or a range: "Monday, Wednesday and Friday", "Tuesday-Saturday", "weekdays". */
export function readWeekdays(sentence: Sentence, at: number): Match<SeriesWeekday[]> | null {
  const weekdays: number[] = [];
  let next = at;
  for (let index = at; weekdays.length < MOST_DAYS; ) {
    const { weekday, group } = meaningAt(sentence, index);
    if (group !== undefined) weekdays.push(...OF_GROUP[group]);
    else if (weekday !== undefined) weekdays.push(...upTo(weekdays.at(-1), weekday, sentence, index));
    else break;
    next = isSign(sentence, index + 1, '.') ? index + 2 : index + 1;
    index = next;
    while (
      has(sentence, index, 'and') ||
      /^[,/-]$/.test(sentence.tokens[index]?.text ?? '') ||
      isRangeWord(sentence, index)
    )
      index += 1;
    index = skip(sentence, index, 'on');
  }
  const each = [...new Set(weekdays)].map((weekday) => ({ weekday, nth: 0 }));
  return each.length > 0 ? { value: each, next } : null;
}

/** "Tuesday to Friday", but not "Tuesday, until Friday". */
function isRangeWord(sentence: Sentence, at: number): boolean {
  if (isSign(sentence, at - 1, ',')) return false;
  return has(sentence, at, 'to') && meaningAt(sentence, at + 1).weekday !== undefined;
}

function upTo(before: number | undefined, weekday: number, sentence: Sentence, at: number): number[] {
  if (before === undefined || !isRangeWord(sentence, at - 1)) return [weekday];
  const count = (weekday - before + 7) % 7;
  return Array.from({ length: count }, (_, step) => ((before + step) % 7) + 1);
}

type NthDays = Pick<Series, 'weekdays' | 'monthDays'>;

/** "first and third Friday and second Tuesday", "the 20th and 30th", "last day". */
function readNthList(sentence: Sentence, at: number): Match<NthDays> | null {
  const weekdays: SeriesWeekday[] = [];
  let waiting: number[] = [];
  let next = at;
  for (let index = at; weekdays.length + waiting.length < MOST_DAYS; ) {
    const nth = readNthNumber(sentence, skip(sentence, index, 'the')) ?? null;
    if (nth === null) break;
    waiting.push(nth.value);
    next = nth.next;
    const { weekday, group, unit } = meaningAt(sentence, next);
    const counted = weekday !== undefined ? [weekday] : group !== undefined ? OF_GROUP[group] : [];
    if (counted.length > 0) {
      weekdays.push(...waiting.flatMap((nth) => counted.map((each) => ({ weekday: each, nth }))));
      waiting = [];
    }
    if (counted.length > 0 || unit === 'day') next += 1;
    if (!has(sentence, next, 'and') && !isSign(sentence, next, ',')) break;
    index = next + 1;
  }
  if (weekdays.length === 0 && waiting.length === 0) return null;
  return { value: { weekdays, monthDays: waiting }, next };
}
