import { has, isSign, meaningAt, type Sentence, skip } from '../tokens.js';
import { type Clock, readClock } from './clock.js';
import type { Fact, FactValue } from './facts.js';
import type { Match } from './number.js';
import { readDateInFigures, readDateInWords, readDayNumber } from './read-date.js';
import { readDay } from './read-day.js';
import { type Home, readZone } from './read-zone.js';
import type { Stand } from './stand.js';

/** "from 3 to 4", "3-4pm", "between 10 and 11:30", "noon to 4". */
export function readClocks({ sentence, at, before, home }: Stand): Match<FactValue> | null {
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
  if (unit !== undefined && end.value.bare) return false;
  if (month !== undefined && end.value.bare && readDayNumber(sentence, start.next - 1) !== null) return false;
  if (has(sentence, end.next, 'of') && meaningAt(sentence, end.next + 1).month !== undefined && bare)
    return false;
  const spanAhead = has(sentence, end.next, 'next') && meaningAt(sentence, end.next + 1).unit === 'month';
  if (spanAhead && bare) return false;
  return !(bare && !led && weekday === undefined && start.value.hour === end.value.hour);
}

function isBesideDay(sentence: Sentence, before: Fact | undefined, at: number, next: number): boolean {
  if (before?.next === at && ['day', 'part', 'series'].includes(before.kind)) return true;
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
