import { has, isSign, meaningAt, type Sentence, skip } from '../tokens.js';
import { readClock } from './clock.js';
import { readMonth } from './day-facts.js';
import type { FactValue } from './facts.js';
import { type Match, readInteger } from './number.js';
import { readDay, readWholeDay } from './read-day.js';
import { readSeries } from './read-series.js';
import { readWeekdays } from './series-days.js';
import type { Stand } from './stand.js';

/** "except Fridays", "not on 24 December". */
export function readExcept({ sentence, at }: Stand): Match<FactValue> | null {
  if (!has(sentence, at, 'except')) return null;
  const start = skip(sentence, skip(sentence, at + 1, 'on', 'for'), 'the');
  const weekdays = readWeekdays(sentence, start);
  if (weekdays !== null)
    return { value: { kind: 'except', weekdays: weekdays.value, day: null }, next: weekdays.next };
  const day = readDay(sentence, start) ?? readMonth(sentence, skip(sentence, start, 'in'));
  return day === null ? null : { value: { kind: 'except', weekdays: [], day: day.value }, next: day.next };
}

/** "starting next week", "from March 3rd": only a day, for "starting at 5" is a plain start. */
export function readStarting({ sentence, at }: Stand): Match<FactValue> | null {
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

/** A repetition; a mere plural ("Tuesdays") is a weaker one than "every". */
export function readSeriesFact({ sentence, at }: Stand): Match<FactValue> | null {
  const series = readSeries(sentence, at);
  if (series === null) return null;
  const plural = sentence.tokens.slice(at, series.next).every((_, step) => !isRepeating(sentence, at + step));
  return { value: { kind: 'series', series: series.value, plural }, next: series.next };
}

function isRepeating(sentence: Sentence, at: number): boolean {
  return has(sentence, at, 'every') || meaningAt(sentence, at).cycle !== undefined;
}

/** "5 times", "for 3x", "twice". */
export function readTimes({ sentence, at }: Stand): Match<FactValue> | null {
  const start = skip(sentence, at, 'for');
  const count = readInteger(sentence, start);
  if (count !== null && has(sentence, start, 'times'))
    return { value: { kind: 'times', count: count.value }, next: count.next };
  const after = sentence.tokens[start + 1];
  if (isSign(sentence, start, 'x') && after?.glued === true && after.digits > 0 && after.digits < 4)
    return { value: { kind: 'times', count: after.value }, next: start + 2 };
  if (count === null || !has(sentence, count.next, 'times')) return null;
  return { value: { kind: 'times', count: count.value }, next: count.next + 1 };
}
