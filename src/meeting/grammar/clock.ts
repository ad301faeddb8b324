import type { DayPart } from '../lexicon/lexicon.js';
import { has, isGlued, isSign, meaningAt, type Sentence, skip } from '../tokens.js';
import { type Match, readInteger, readSpelledNumber } from './number.js';

/** A clock time as said. */
export interface Clock {
  /** 0 to 24, as said: 3 in "3pm". */
  readonly hour: number;
  readonly minute: number;
  readonly half: 'am' | 'pm' | null;
  readonly part: DayPart | null;
  /** Said in the 24-hour manner ("15:00", "02:00", "noon"): `hour` is what it says. */
  readonly exact: boolean;
  /** Only a number ("at 3"): a clock time only beside words that make it one. */
  readonly bare: boolean;
}

/** A clock time in any of the ways people write one; bare numbers included, which the caller has to judge. */
export function readClock(sentence: Sentence, at: number): Match<Clock> | null {
  const found =
    readNamed(sentence, at) ??
    readPastOrTo(sentence, at) ??
    readFigures(sentence, at) ??
    readSpelled(sentence, at);
  if (found === null) return null;
  const clock = withPart(sentence, withQuarter(sentence, found));
  return isPossible(clock.value) ? clock : null;
}

function isPossible({ hour, minute, half }: Clock): boolean {
  if (minute > 59 || (hour === 24 && minute > 0)) return false;
  return half === 'am' ? hour <= 12 : hour <= 24;
}

const PLAIN = { half: null, part: null, exact: false, bare: false } as const;

function readNamed(sentence: Sentence, at: number): Match<Clock> | null {
  const start = meaningAt(sentence, at).number === 12 || sentence.tokens[at]?.value === 12 ? at + 1 : at;
  const token = sentence.tokens[start];
  const minutes = token?.meaning.clock;
  if (minutes === undefined || token?.possessive === true) return null;
  return {
    value: { ...PLAIN, hour: Math.floor(minutes / 60), minute: minutes % 60, exact: true },
    next: start + 1,
  };
}

/** "quarter to 5", "half past 4", "15 minutes past 3pm", "half three". */
function readPastOrTo(sentence: Sentence, at: number): Match<Clock> | null {
  const start = skip(sentence, at, 'a');
  const minutes = readMinutesAround(sentence, start);
  if (minutes === null) return null;
  const later = has(sentence, minutes.next, 'past');
  const earlier = !later && has(sentence, minutes.next, 'before') && !isSign(sentence, minutes.next, '-');
  const halfDirect = !later && !earlier && minutes.value === 30 && has(sentence, minutes.next - 1, 'half');
  if (!later && !earlier && !halfDirect) return null;
  const hour = readHourWord(sentence, halfDirect ? minutes.next : minutes.next + 1);
  if (hour === null || (earlier && isRange(sentence, start, { minutes, hour }))) return null;
  const back = earlier || (halfDirect && sentence.lexicon.half === 'to');
  const total = hour.value.hour * 60 + hour.value.minute + (back ? -minutes.value : minutes.value);
  const wrapped = total < 60 && hour.value.half === null && back ? total + 720 : (total + 1440) % 1440;
  return {
    value: { ...hour.value, hour: Math.floor(wrapped / 60), minute: wrapped % 60, bare: false },
    next: hour.next,
  };
}

/** "10 to 11" in figures is a range of hours, unless "at" leads it: "at 10 to 11". */
function isRange(
  sentence: Sentence,
  at: number,
  { minutes, hour }: { readonly minutes: Match<number>; readonly hour: Match<Clock> },
): boolean {
  if (!has(sentence, minutes.next, 'to') || minutes.next !== at + 1 || minutes.value > 12) return false;
  const inFigures = [at, minutes.next + 1].every((index) => (sentence.tokens[index]?.digits ?? 0) > 0);
  return inFigures && !(has(sentence, at - 1, 'at') && hour.value.half === null);
}

function readMinutesAround(sentence: Sentence, at: number): Match<number> | null {
  if (has(sentence, at, 'quarter')) return { value: 15, next: at + 1 };
  if (has(sentence, at, 'half')) return { value: 30, next: at + 1 };
  const minutes = readInteger(sentence, at);
  if (minutes === null || minutes.value < 1 || minutes.value > 59) return null;
  const named = meaningAt(sentence, minutes.next).unit === 'minute';
  const next = named ? minutes.next + 1 : minutes.next;
  const past = has(sentence, next, 'past');
  return named || past || minutes.value % 5 === 0 ? { value: minutes.value, next } : null;
}

function readHourWord(sentence: Sentence, at: number): Match<Clock> | null {
  const clock = readNamed(sentence, at) ?? readFigures(sentence, at) ?? readSpelled(sentence, at);
  const counts = clock?.value.bare === true && meaningAt(sentence, clock.next).unit !== undefined;
  return clock !== null && clock.value.minute === 0 && clock.value.hour <= 24 && !counts ? clock : null;
}

/** "3pm", "15:30", "3.30 pm", "15h30", "1530", "340pm", "4 o'clock", "3". */
function readFigures(sentence: Sentence, at: number): Match<Clock> | null {
  const token = sentence.tokens[at];
  if (token === undefined || token.digits === 0 || token.digits > 4) return null;
  if (token.digits > 2) return readRunTogether(sentence, at);
  const minutes = readMinutes(sentence, at + 1);
  const hour = token.value;
  if (minutes !== null) {
    const half = readHalf(sentence, minutes.next);
    const exact = minutes.exact || hour > 12 || hour === 0 || token.text.startsWith('0');
    if (half === null && minutes.needsHalf) return null;
    return finish(sentence, { hour, minute: minutes.value, exact, half, next: minutes.next });
  }
  const half = readHalf(sentence, at + 1);
  const hourSign = half === null && isHourSign(sentence, at + 1);
  // "24h" is a length, or all day long.
  if (hourSign && hour === 24) return null;
  const next = hourSign ? at + 2 : at + 1;
  const bare = half === null && !hourSign && !has(sentence, next, 'oclock');
  return finish(sentence, { hour, minute: 0, exact: hour > 12 || hour === 0, half, next, bare });
}

interface Reading {
  readonly hour: number;
  readonly minute: number;
  readonly exact: boolean;
  readonly half: Match<'am' | 'pm'> | null;
  readonly next: number;
  readonly bare?: boolean;
}

function finish(
  sentence: Sentence,
  { hour, minute, exact, half, next, bare = false }: Reading,
): Match<Clock> {
  const after = half?.next ?? skip(sentence, next, 'oclock');
  const late = half ?? readHalf(sentence, after);
  const end = late?.next ?? after;
  const plain = hour > 12 ? null : (late?.value ?? null);
  return {
    value: { hour, minute, half: plain, part: null, exact: exact && plain === null, bare },
    next: end,
  };
}

/** `1030`, `0805`, `340pm`: hours and minutes without a sign between. */
function readRunTogether(sentence: Sentence, at: number): Match<Clock> | null {
  const token = sentence.tokens[at];
  if (token === undefined) return null;
  const hour = Math.floor(token.value / 100);
  const minute = token.value % 100;
  const half = readHalf(sentence, at + 1);
  const hourSign = half === null && isHourSign(sentence, at + 1);
  if (token.digits === 3 && half === null) return null;
  const next = hourSign ? at + 2 : at + 1;
  const exact = token.text.startsWith('0') || hour > 12;
  return finish(sentence, { hour, minute, exact, half, next, bare: half === null && !hourSign });
}

/** The minutes after an hour in figures, with the sign that stands between. */
function readMinutes(sentence: Sentence, at: number) {
  const token = sentence.tokens[at + 1];
  if (token === undefined || token.digits !== 2 || token.value > 59) return null;
  const sign = sentence.tokens[at]?.text ?? '';
  const glued = isGlued(sentence, at) && token.glued;
  const next = at + 2;
  const hourSign = isHourSign(sentence, at);
  if (hourSign || (glued && sign === ':')) {
    const minuteSign = hourSign && meaningAt(sentence, next).unit === 'minute' ? next + 1 : next;
    return { value: token.value, next: skipSeconds(sentence, minuteSign), exact: hourSign, needsHalf: false };
  }
  if (!glued || !/^[.,;|]$/.test(sign)) return null;
  if (isSign(sentence, next, sign) && isGlued(sentence, next)) return null;
  return { value: token.value, next: skipHourSign(sentence, next), exact: false, needsHalf: sign !== '.' };
}

function skipSeconds(sentence: Sentence, at: number): number {
  const seconds = sentence.tokens[at + 1];
  const follows = isSign(sentence, at, ':') && isGlued(sentence, at) && seconds?.glued === true;
  return skipHourSign(sentence, follows && seconds.digits === 2 ? at + 2 : at);
}

function skipHourSign(sentence: Sentence, at: number): number {
  return isHourSign(sentence, at) ? at + 1 : at;
}

/** "h", "Uhr", "heures": a word for hours that marks a clock time in figures. */
function isHourSign(sentence: Sentence, at: number): boolean {
  const token = sentence.tokens[at];
  if (token === undefined) return false;
  if (token.text === 'h' && token.glued) return true;
  return has(sentence, at, 'oclock') && sentence.lexicon.language !== 'en';
}

/** "pm", "p.m.", "p m", "a_m", "4p": the half of the day after a clock time. */
export function readHalf(sentence: Sentence, at: number): Match<'am' | 'pm'> | null {
  const the = has(sentence, at, 'in') ? skip(sentence, at + 1, 'the') : at;
  if (has(sentence, the, 'am') || has(sentence, the, 'pm')) {
    const end = isSign(sentence, the + 1, '.') && isGlued(sentence, the + 1) ? the + 2 : the + 1;
    return { value: has(sentence, the, 'am') ? 'am' : 'pm', next: end };
  }
  const token = sentence.tokens[at];
  if (token?.text !== 'a' && token?.text !== 'p') return null;
  const value = token.text === 'a' ? 'am' : 'pm';
  const sign = isSign(sentence, at + 1, '.') || isSign(sentence, at + 1, '_') ? at + 2 : at + 1;
  if (isSign(sentence, sign, 'm'))
    return { value, next: isSign(sentence, sign + 1, '.') ? sign + 2 : sign + 1 };
  return token.glued || (value === 'pm' && sign > at + 1) ? { value, next: sign } : null;
}

/** "eight forty am", "five-thirty", "ten", "seven o'clock". */
function readSpelled(sentence: Sentence, at: number): Match<Clock> | null {
  const hour = readHourInWords(sentence, at);
  if (hour === null) return null;
  // "quinze heures trente": in English nothing but a dash stands between.
  const between = isSign(sentence, hour.next, '-') || isHourSign(sentence, hour.next);
  const minutes = readSpelledNumber(sentence, between ? hour.next + 1 : hour.next);
  const said = minutes !== null && minutes.value >= 10 && minutes.value < 100 ? minutes : null;
  const next = said?.next ?? hour.next;
  const half = readHalf(sentence, next);
  const bare = half === null && !has(sentence, next, 'oclock');
  const exact = hour.value > 12;
  return finish(sentence, { hour: hour.value, minute: said?.value ?? 0, exact, half, next, bare });
}

function readHourInWords(sentence: Sentence, at: number): Match<number> | null {
  const token = sentence.tokens[at];
  if (token?.meaning.number === undefined || token.meaning.number > 23) return null;
  return { value: token.meaning.number, next: at + 1 };
}

/** "trois heures et demie", "las cuatro menos cuarto", "3時半": what stands after the hour in other languages. */
function withQuarter(sentence: Sentence, clock: Match<Clock>): Match<Clock> {
  if (sentence.lexicon.language === 'en' || clock.value.minute > 0) return clock;
  const minus = has(sentence, clock.next, 'minus');
  const joined = minus || has(sentence, clock.next, 'and');
  if (!joined && sentence.lexicon.language !== 'ja') return clock;
  const start = skip(sentence, skip(sentence, joined ? clock.next + 1 : clock.next, 'the'), 'a');
  const counted = joined ? readCountedMinutes(sentence, start) : null;
  const minutes = has(sentence, start, 'half')
    ? 30
    : has(sentence, start, 'quarter')
      ? 15
      : (counted?.value ?? 0);
  if (minutes === 0) return clock;
  const { hour } = clock.value;
  const value = minus
    ? { ...clock.value, hour: hour === 1 ? 12 : hour - 1, minute: 60 - minutes, bare: false }
    : { ...clock.value, minute: minutes, bare: false };
  return { value, next: counted?.next ?? start + 1 };
}

/** "las tres y veinticinco" */
function readCountedMinutes(sentence: Sentence, at: number): Match<number> | null {
  if (!['es', 'pt', 'it'].includes(sentence.lexicon.language)) return null;
  const minutes = readSpelledNumber(sentence, at);
  return minutes !== null && minutes.value % 5 === 0 && minutes.value < 60 ? minutes : null;
}

/** "3 in the afternoon", "8 tonight" (the day is left for its own reader), "9 at night". */
function withPart(sentence: Sentence, clock: Match<Clock>): Match<Clock> {
  const lead = skip(sentence, clock.next, 'in', 'at', 'of');
  const at = skip(sentence, lead, 'the');
  const { part, day, weekday } = meaningAt(sentence, at);
  if (part === undefined || clock.value.half !== null) return clock;
  if (day !== undefined || weekday !== undefined)
    return { value: { ...clock.value, part, bare: false }, next: clock.next };
  return { value: { ...clock.value, part, bare: false }, next: at + 1 };
}
