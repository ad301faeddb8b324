import { has, isGlued, isSign, meaningAt, type Sentence, skip } from '../tokens.js';
import { type Match, readAmount, readInteger } from './number.js';

/** An amount of time; months and days are kept apart from minutes, for neither has a fixed number of them. */
export interface Length {
  readonly minutes: number;
  readonly days: number;
  readonly months: number;
}

/** An amount of time: "45 minutes", "1h30", "an hour and a half", "2 hours and 15 minutes", "3 weeks". */
export function readLength(sentence: Sentence, at: number): Match<Length> | null {
  const first = readUnits(sentence, at);
  if (first === null) return null;
  let { value, next } = first;
  for (;;) {
    const more = readMore(sentence, value, next);
    if (more === null) return { value, next: skipLong(sentence, next) };
    value = add(value, more.value);
    next = more.next;
  }
}

/** "30 minutes long", "a 2-hour-long" */
function skipLong(sentence: Sentence, at: number): number {
  const word = isSign(sentence, at, '-') ? at + 1 : at;
  return has(sentence, word, 'long') ? word + 1 : at;
}

function readUnits(sentence: Sentence, at: number): Match<Length> | null {
  const counted = readLong(sentence, at) ?? readHoursAndMinutes(sentence, at);
  if (counted !== null) return counted;
  const amount = readAmount(sentence, at);
  if (amount === null) return readSized(sentence, at) ?? readUnitAlone(sentence, at);
  const next = isSign(sentence, amount.next, '-') ? amount.next + 1 : amount.next;
  if (isMinuteSign(sentence, next))
    return { value: { minutes: amount.value, days: 0, months: 0 }, next: next + 1 };
  const unit = toLength(sentence, next, amount.value);
  return unit === null ? null : { value: unit, next: next + 1 };
}

/** "полчаса", "mezz'ora": half an hour in a word, which needs no amount. */
function readSized(sentence: Sentence, at: number): Match<Length> | null {
  const { unit, size } = meaningAt(sentence, at);
  if (unit !== 'minute' || size === undefined) return null;
  return { value: { minutes: size, days: 0, months: 0 }, next: at + 1 };
}

/** "hora y media": an hour that half of it is added to needs no article either. */
function readUnitAlone(sentence: Sentence, at: number): Match<Length> | null {
  if (sentence.lexicon.language === 'en' || !has(sentence, at + 1, 'and')) return null;
  const fraction = skip(sentence, at + 2, 'a');
  if (!has(sentence, fraction, 'half') && !has(sentence, fraction, 'quarter')) return null;
  const value = toLength(sentence, at, 1);
  return value === null || value.minutes === 0 ? null : { value, next: at + 1 };
}

/** "hour-long", "day long": one of it. */
function readLong(sentence: Sentence, at: number): Match<Length> | null {
  const long = isSign(sentence, at + 1, '-') ? at + 2 : at + 1;
  const value = has(sentence, long, 'long') ? toLength(sentence, at, 1) : null;
  return value === null ? null : { value, next: long + 1 };
}

/** "1:30 h", "2:15 hours" */
function readHoursAndMinutes(sentence: Sentence, at: number): Match<Length> | null {
  const [hours, minutes] = [sentence.tokens[at], sentence.tokens[at + 2]];
  if (hours === undefined || hours.digits === 0 || hours.digits > 2 || !isSign(sentence, at + 1, ':'))
    return null;
  if (minutes?.digits !== 2 || minutes.value > 59 || meaningAt(sentence, at + 3).unit !== 'hour') return null;
  return { value: { minutes: hours.value * 60 + minutes.value, days: 0, months: 0 }, next: at + 4 };
}

/** 45' */
function isMinuteSign(sentence: Sentence, at: number): boolean {
  return isSign(sentence, at, "'") && isGlued(sentence, at) && (sentence.tokens[at - 1]?.digits ?? 0) > 0;
}

/** A unit named by one letter has to touch its number ("90m", "2h"); else the letter is a word of its own. */
function toLength(sentence: Sentence, at: number, amount: number): Length | null {
  const { unit, size = 1 } = meaningAt(sentence, at);
  const token = sentence.tokens[at];
  if (unit === undefined || token === undefined) return null;
  if (token.possessive && !has(sentence, at + 1, 'time')) return null;
  if (token.text.length === 1 && /[a-gi-z]/.test(token.text) && !token.glued) return null;
  const count = amount * size;
  switch (unit) {
    case 'second':
      return { minutes: count / 60, days: 0, months: 0 };
    case 'minute':
      return { minutes: count, days: 0, months: 0 };
    case 'hour':
      return { minutes: count * 60, days: 0, months: 0 };
    case 'day':
      return { minutes: 0, days: count, months: 0 };
    case 'week':
      return { minutes: 0, days: count * 7, months: 0 };
    case 'month':
      return { minutes: 0, days: 0, months: count };
    case 'year':
      return { minutes: 0, days: 0, months: count * 12 };
    default:
      return unit satisfies never;
  }
}

/** What may follow a length and make it longer: "and a half", "30" after "1h", "fifteen" after "1 hour", "and 15 minutes". */
function readMore(sentence: Sentence, sofar: Length, at: number): Match<Length> | null {
  const unitBefore = meaningAt(sentence, at - 1).unit;
  const joined = has(sentence, at, 'and') ? at + 1 : isSign(sentence, at, ',') ? at + 1 : at;
  const article = skip(sentence, joined, 'a');
  const half = has(sentence, article, 'half') ? 0.5 : has(sentence, article, 'quarter') ? 0.25 : 0;
  const together = joined > at || sentence.lexicon.language === 'ja';
  if (together && half > 0 && meaningAt(sentence, article + 1).unit === undefined) {
    const value = toLength(sentence, at - 1, half);
    return value === null ? null : { value, next: article + 1 };
  }
  const smaller = readUnits(sentence, joined);
  if (smaller !== null && isSmaller(smaller.value, sofar)) return smaller;
  if (unitBefore !== 'hour' || sofar.minutes === 0) return null;
  const start = has(sentence, at, 'and') ? at + 1 : at;
  const minutes = readInteger(sentence, start);
  if (minutes === null || minutes.value === 0 || minutes.value > 59) return null;
  const plain = isGlued(sentence, at) || endsThere(sentence, minutes.next);
  return plain ? { value: { minutes: minutes.value, days: 0, months: 0 }, next: minutes.next } : null;
}

/** Minutes without their unit ("an hour 45", "1 hour and fifteen") count nothing else. */
function endsThere(sentence: Sentence, at: number): boolean {
  const token = sentence.tokens[at];
  return (
    token === undefined ||
    (token.kind !== 'number' && token.meaning.roles !== undefined && !has(sentence, at, 'past'))
  );
}

/** "2 hours 15 minutes", "1 year 3 months": each unit goes with the next larger one, once. */
function isSmaller(part: Length, whole: Length): boolean {
  if (part.months > 0) return part.months < 12 && whole.months >= 12 && whole.months % 12 === 0;
  if (part.days > 0) return whole.days === 0 && whole.months > 0;
  return part.minutes > 0 && (whole.minutes === 0 || (part.minutes < 60 && whole.minutes % 60 === 0));
}

function add(one: Length, other: Length): Length {
  return {
    minutes: one.minutes + other.minutes,
    days: one.days + other.days,
    months: one.months + other.months,
  };
}
