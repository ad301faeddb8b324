import { has, isSign, meaningAt, type Sentence, skip } from '../tokens.js';
import { readClock } from './clock.js';
import type { Day } from './day.js';
import type { FactValue } from './facts.js';
import type { Match } from './number.js';
import { readDayNumber, readYear } from './read-date.js';
import { readDay } from './read-day.js';
import type { Stand } from './stand.js';

/** "July 13-15", "24th - 26th June", "1-8 September", "between the 21st and 23rd", "tomorrow through Sunday". */
export function readDays({ sentence, at }: Stand): Match<FactValue> | null {
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
  // "amanhã às 8": where one word is both "to" and "at", a clock time follows a day.
  if (has(sentence, joint, 'at') && readClock(sentence, joint + 1) !== null) return null;
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
