import { has, meaningAt, type Sentence, skip } from '../tokens.js';
import { readClock } from './clock.js';
import type { Day } from './day.js';
import type { Fact, FactValue } from './facts.js';
import type { Match } from './number.js';
import { readDayNumber } from './read-date.js';
import { readDay, readWholeDay } from './read-day.js';
import type { Stand } from './stand.js';

/** A day, with or without the preposition before it. */
export function readDayFact({ sentence, at, before }: Stand): Match<FactValue> | null {
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

/** "until noon", "through Friday": an end on its own. */
export function readEnd({ sentence, at }: Stand): Match<FactValue> | null {
  if (!has(sentence, at, 'until')) return null;
  const start = skip(sentence, skip(sentence, at + 1, 'at', 'on'), 'the');
  const clock = readClock(sentence, start);
  if (clock !== null && (!clock.value.bare || readDay(sentence, start) === null))
    return { value: { kind: 'end-clock', clock: clock.value }, next: clock.next };
  const day = readWholeDay(sentence, start) ?? readMonth(sentence, start);
  return day === null ? null : { value: { kind: 'end-day', day: day.value }, next: day.next };
}

/** A month by its name alone: "starting in April". */
export function readMonth(sentence: Sentence, at: number): Match<Day> | null {
  const { month } = meaningAt(sentence, at);
  return month === undefined || sentence.tokens[at]?.possessive
    ? null
    : { value: { kind: 'month', month, year: null }, next: at + 1 };
}
