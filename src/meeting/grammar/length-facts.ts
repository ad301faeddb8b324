import { has, isSign, meaningAt, type Sentence, skip } from '../tokens.js';
import { readClock } from './clock.js';
import type { FactValue } from './facts.js';
import { type Length, readLength } from './length.js';
import type { Match } from './number.js';
import type { Stand } from './stand.js';

/** "in 20 minutes", "2 hours from now": time that has to pass, whatever the clocks do meanwhile. */
export function readElapsed({ sentence, at }: Stand): Match<FactValue> | null {
  const led = has(sentence, at, 'in');
  const length = readLength(sentence, skip(sentence, led ? at + 1 : at, 'around', 'roughly'));
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

/** "for the next month" is how long a repetition runs; without one it is a day to come. */
export function readRunningLength({ sentence, at, facts }: Stand): Match<FactValue> | null {
  if (!has(sentence, at, 'for') || facts.every(({ kind }) => kind !== 'series')) return null;
  const the = skip(sentence, at + 1, 'the');
  if (!has(sentence, the, 'next')) return null;
  const length = readLength(sentence, the + 1) ?? readOneUnit(sentence, the + 1);
  return length === null ? null : toLengthFact(length.value, length.next, 'next');
}

/** "for 45 minutes", "1h30", "lasting 3 hours", "a 30 minute …": bare amounts of days are no length. */
export function readLengthFact({ sentence, at }: Stand): Match<FactValue> | null {
  const led = has(sentence, at, 'for');
  const colon = led && isSign(sentence, at + 1, ':') ? at + 2 : led ? at + 1 : at;
  const about = led ? skip(sentence, colon, 'about', 'until') : colon;
  const start = led
    ? skip(sentence, skip(sentence, about, 'around', 'roughly'), 'the')
    : skipRoughly(sentence, at);
  const whole = skip(sentence, start, 'a');
  if (has(sentence, whole, 'whole')) {
    const unitAt = isSign(sentence, whole + 1, '-') ? whole + 2 : whole + 1;
    if (meaningAt(sentence, unitAt).unit === 'day')
      return toLengthFact({ minutes: 1440, days: 0, months: 0 }, unitAt + 1, 'for');
  }
  const length = readLength(sentence, start) ?? (led ? readTheHour(sentence, start) : null);
  if (length === null) return null;
  const alone = at === 0 && length.next === sentence.tokens.length;
  if (!led && !alone && !isInMinutes(sentence, length)) return null;
  if (!led && isClockAfterAll(sentence, start, length.next)) return null;
  return toLengthFact(length.value, length.next, led ? 'for' : null);
}

/** "about an hour", "at least 2 hours" */
function skipRoughly(sentence: Sentence, at: number): number {
  const after = skip(sentence, at, 'around', 'roughly');
  return after > at && readLength(sentence, after) !== null ? after : at;
}

/** "for the hour" */
function readTheHour(sentence: Sentence, at: number): Match<Length> | null {
  const { unit, size } = meaningAt(sentence, at);
  if (!has(sentence, at - 1, 'the') || unit !== 'hour' || size !== undefined) return null;
  return { value: { minutes: 60, days: 0, months: 0 }, next: at + 1 };
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
  if (isSign(sentence, at + 1, ':') && sentence.lexicon.language !== 'en') return true;
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
