import { has, isGlued, isSign, meaningAt, type Sentence, skip } from '../tokens.js';
import type { Day } from './day.js';
import { type Match, readInteger, readOrdinal } from './number.js';

/** A date as said. */
export type DateSaid = Extract<Day, { kind: 'date' }>;

/** A date in figures: `2027-03-05`, `3/5/2027`, `22/04`, `27.11.`, `11月25日`. */
export function readDateInFigures(sentence: Sentence, at: number): Match<DateSaid> | null {
  const found =
    readSignedDate(sentence, at) ?? readSeparatedDate(sentence, at) ?? readCompactDate(sentence, at);
  return found === null ? null : { ...found, next: skipT(sentence, found.next) };
}

/** `20261210` */
function readCompactDate({ tokens }: Sentence, at: number): Match<DateSaid> | null {
  const token = tokens[at];
  if (token?.digits !== 8) return null;
  const [year, rest] = [Math.floor(token.value / 10_000), token.value % 10_000];
  if (!isYear(year)) return null;
  return date({ year, month: Math.floor(rest / 100), day: rest % 100 }, at + 1);
}

/** The T of `2026-12-10T16:00`. */
function skipT({ tokens }: Sentence, at: number): number {
  const [letter, hour] = [tokens[at], tokens[at + 1]];
  const stands = letter?.text === 't' && letter.glued && hour?.glued === true && hour.digits > 0;
  return stands ? at + 1 : at;
}

function readSignedDate(sentence: Sentence, at: number): Match<DateSaid> | null {
  if (sentence.lexicon.language !== 'ja') return null;
  const year = readCounted(sentence, at, 'year');
  const month = readCounted(sentence, year?.next ?? at, 'month');
  if (month === null) return null;
  const day = readCounted(sentence, month.next, 'day');
  if (day === null) return null;
  return date({ year: year?.value ?? null, month: month.value, day: day.value }, day.next);
}

function readCounted(sentence: Sentence, at: number, unit: string): Match<number> | null {
  const token = sentence.tokens[at];
  const counted = meaningAt(sentence, at + 1).unit === unit && isGlued(sentence, at + 1);
  return token !== undefined && token.digits > 0 && counted ? { value: token.value, next: at + 2 } : null;
}

/** Up to three figures with one and the same sign between them and nothing else touching; "24/7" is round the clock. */
function readSeparatedDate(sentence: Sentence, at: number): Match<DateSaid> | null {
  const sign = sentence.tokens[at + 1]?.text ?? '';
  if (!/^[/.-]$/.test(sign)) return null;
  const figures = [at, at + 2, at + 4].map((index) => sentence.tokens[index]);
  const [first, second, third] = figures;
  if (!isFigure(first) || !isFigure(second) || !second?.glued || !isGlued(sentence, at + 1)) return null;
  const closed = isSign(sentence, at + 3, sign) && isGlued(sentence, at + 3);
  const whole = closed && isFigure(third) && third?.glued === true;
  if (whole && first !== undefined && third !== undefined)
    return endsFree(sentence, at + 5) ? readThree(sentence, at, [first, second, third]) : null;
  if (sign === '-' || first === undefined) return null;
  const dotEnd = sign === '.' && closed;
  const next = dotEnd ? at + 4 : at + 3;
  if (has(sentence, next, 'oclock') || isCounting(sentence, next)) return null;
  if ((closed && !dotEnd) || !endsFree(sentence, next)) return null;
  if (first.digits > 2 || second.digits > 2) return null;
  if (sign === '/' && first.value === 24 && second.value === 7) return null;
  if (sign === '.' && !dotEnd && (sentence.dateOrder !== 'day-month' || second.digits < 2)) return null;
  return sign === '.'
    ? date({ year: null, month: second.value, day: first.value }, next)
    : inOrder(sentence, { one: first.value, other: second.value, year: null }, next);
}

/** "3/4 hour", "1/2 of a day": parts of something, no date. */
function isCounting(sentence: Sentence, at: number): boolean {
  const of = has(sentence, at, 'of') ? skip(sentence, at + 1, 'a', 'the') : at;
  const { unit } = meaningAt(sentence, isSign(sentence, of, '-') ? of + 1 : of);
  return unit !== undefined && sentence.lexicon.language !== 'ja';
}

type Figure = { readonly digits: number; readonly value: number };

function isFigure(token: Figure | undefined): boolean {
  return token !== undefined && token.digits > 0 && token.digits <= 4;
}

function readThree(sentence: Sentence, at: number, [one, two, three]: readonly [Figure, Figure, Figure]) {
  const next = at + 5;
  if (one.digits === 4 && two.digits === 2 && three.digits === 2 && isYear(one.value))
    return surely({ year: one.value, month: two.value, day: three.value }, next);
  if (one.digits === 4) return date({ year: one.value, month: two.value, day: three.value }, next);
  if (three.digits === 3 || one.digits > 2 || two.digits > 2) return null;
  // "1-2-1" counts people.
  if (three.digits === 1) return null;
  const year = three.digits <= 2 ? 2000 + three.value : three.value;
  if (three.digits === 4 && isYear(year) && one.value > 12 && two.value > 12)
    return surely({ year, month: two.value, day: one.value }, next);
  if (isSign(sentence, at + 1, '.')) return date({ year, month: two.value, day: one.value }, next);
  return inOrder(sentence, { one: one.value, other: two.value, year }, next);
}

function isYear(value: number): boolean {
  return value >= 1900 && value < 2200;
}

/** Day and month in the order that their size forces, else in the person's own. */
function inOrder(
  sentence: Sentence,
  said: { one: number; other: number; year: number | null },
  next: number,
) {
  const { one, other, year } = said;
  const dayFirst = { year, month: other, day: one };
  const monthFirst = { year, month: one, day: other };
  if (one > 12) return date(dayFirst, next);
  if (other > 12) return date(monthFirst, next);
  const known = date(sentence.dateOrder === 'day-month' ? dayFirst : monthFirst, next);
  if (known === null || sentence.dateOrder !== null || one === other) return known;
  return { value: { ...known.value, eitherOrder: true as const }, next };
}

/** Null unless the figures may be a day and a month at all. */
function date(said: Omit<DateSaid, 'kind' | 'eitherOrder'>, next: number): Match<DateSaid> | null {
  const sane = said.month !== null && said.month >= 1 && said.month <= 12 && said.day >= 1 && said.day <= 31;
  return sane ? { value: { kind: 'date', ...said }, next } : null;
}

/** A date whose shape leaves no doubt, whether or not the calendar has it: "32 March", `2026-13-01`. */
function surely(said: Omit<DateSaid, 'kind' | 'eitherOrder'>, next: number): Match<DateSaid> {
  return { value: { kind: 'date', ...said }, next };
}

/** `30/4.85` and `133-03-03-2020` are no dates: more figures touch them. */
function endsFree(sentence: Sentence, at: number): boolean {
  const sign = sentence.tokens[at];
  if (sign === undefined || !sign.glued) return true;
  if (sign.kind === 'number') return false;
  if (sign.kind === 'word') return sign.text === 't' || sentence.lexicon.language === 'ja';
  const after = sentence.tokens[at + 1];
  if (after === undefined || !after.glued || sign.text === '-') return true;
  return after.kind !== 'number' || !/^[/.]$/.test(sign.text);
}

/** "March 10th, 2027", "the 17 of September", "first of July", "october2". */
export function readDateInWords(sentence: Sentence, at: number): Match<DateSaid> | null {
  return readMonthFirst(sentence, at) ?? readDayFirst(sentence, at);
}

function readMonthFirst(sentence: Sentence, at: number): Match<DateSaid> | null {
  const { month } = meaningAt(sentence, at);
  if (month === undefined || sentence.tokens[at]?.possessive) return null;
  const sign = /^[.,/-]$/.test(sentence.tokens[at + 1]?.text ?? '') ? at + 2 : at + 1;
  const on = skip(sentence, skip(sentence, sign, 'on'), 'the');
  const start = has(sentence, on - 1, 'on') && meaningAt(sentence, on).unit === 'day' ? on + 1 : on;
  const day = readDayNumber(sentence, start) ?? readNoDayNumber(sentence, start);
  if (day === null) return null;
  if (isWeekdayAfterAll(sentence, at, day.next)) return null;
  const year = readYear(sentence, day.next);
  return surely({ year: year?.value ?? null, month, day: day.value }, year?.next ?? day.next);
}

/** "mar 24 nov": where a word is a weekday and a month, another month beside it decides. */
function isWeekdayAfterAll(sentence: Sentence, at: number, next: number): boolean {
  if (meaningAt(sentence, at).weekday === undefined) return false;
  const dot = isSign(sentence, next, '.') ? next + 1 : next;
  return meaningAt(sentence, skip(sentence, dot, 'of')).month !== undefined;
}

function readDayFirst(sentence: Sentence, at: number): Match<DateSaid> | null {
  const start = skip(sentence, at, 'the');
  const day = readDayNumber(sentence, start) ?? readNoDayNumber(sentence, start);
  if (day === null) return null;
  const dot = isSign(sentence, day.next, '.') ? day.next + 1 : day.next;
  const dayWord = meaningAt(sentence, dot).unit === 'day' ? dot + 1 : dot;
  const of =
    has(sentence, dayWord, 'of') || /^[/-]$/.test(sentence.tokens[dayWord]?.text ?? '')
      ? dayWord + 1
      : dayWord;
  const { month } = meaningAt(sentence, of);
  if (month === undefined || sentence.tokens[of]?.possessive) return null;
  const sign = sentence.tokens[dayWord]?.text ?? '';
  const again = /^[/-]$/.test(sign) && isSign(sentence, of + 1, sign);
  const year = readYear(sentence, again ? of + 2 : of + 1);
  return surely({ year: year?.value ?? null, month, day: day.value }, year?.next ?? of + 1);
}

/** A day's number that is not the hour of a clock time: "10th", "10", "twenty one". */
export function readDayNumber(sentence: Sentence, at: number): Match<number> | null {
  const ordinal = readOrdinal(sentence, at);
  if (ordinal !== null) return ordinal.value <= 31 && ordinal.value > 0 ? ordinal : null;
  const number = readInteger(sentence, at);
  if (number === null || number.value < 1 || number.value > 31) return null;
  if ((sentence.tokens[at]?.digits ?? 0) > 2 || goesOnAsClock(sentence, number.next)) return null;
  return number;
}

/** "32", "0": where only a day's number can stand, no month has it. */
function readNoDayNumber(sentence: Sentence, at: number): Match<number> | null {
  const token = sentence.tokens[at];
  if (token === undefined || token.digits === 0 || token.digits > 2) return null;
  const ordinal = readOrdinal(sentence, at);
  const none = (token.value > 31 && token.value < 60) || token.text === '0';
  if (!none || (ordinal === null && goesOnAsClock(sentence, at + 1))) return null;
  return ordinal ?? { value: token.value, next: at + 1 };
}

function goesOnAsClock(sentence: Sentence, next: number): boolean {
  if (has(sentence, next, 'am') || has(sentence, next, 'pm') || has(sentence, next, 'oclock')) return true;
  const { unit } = meaningAt(sentence, next);
  if (sentence.lexicon.language === 'ja' && unit !== undefined && unit !== 'day') return true;
  const token = sentence.tokens[next];
  if (token === undefined || !token.glued) return false;
  if (/^[aph]$/.test(token.text)) return true;
  return token.text === ':' && sentence.tokens[next + 1]?.digits === 2;
}

/** "2027", ", 2027", "of 2027", "two thousand and eighteen"; four figures that go on are a clock range ("1915-2015"). */
export function readYear(sentence: Sentence, at: number): Match<number> | null {
  const comma = /^[.,]$/.test(sentence.tokens[at]?.text ?? '') ? at + 1 : at;
  const start = skip(sentence, comma, 'of');
  const token = sentence.tokens[start];
  if (token === undefined) return null;
  if (token.digits === 4) {
    const sane = isYear(token.value);
    const range =
      /^[-:]$/.test(sentence.tokens[start + 1]?.text ?? '') && sentence.tokens[start + 2]?.digits === 4;
    const half = has(sentence, start + 1, 'am') || has(sentence, start + 1, 'pm');
    return sane && !range && !half ? { value: token.value, next: start + 1 } : null;
  }
  if (token.meaning.number !== 2 || meaningAt(sentence, start + 1).number !== 1000) return null;
  const rest = readInteger(sentence, skip(sentence, start + 2, 'and'));
  return { value: 2000 + (rest?.value ?? 0), next: rest?.next ?? start + 2 };
}
