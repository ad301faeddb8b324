import { has, isSign, meaningAt, type Sentence, skip } from '../tokens.js';
import { readClock } from './clock.js';
import type { Day, SpanOrMonth } from './day.js';
import type { Fact, FactValue } from './facts.js';
import type { Match } from './number.js';
import { readDayNumber, readYear } from './read-date.js';
import { readDay, readWholeDay } from './read-day.js';
import { readWeekdays } from './series-days.js';
import type { Stand } from './stand.js';

/** A day, with or without the preposition before it. */
export function readDayFact({ sentence, at, before, facts }: Stand): Match<FactValue> | null {
  if (has(sentence, at, 'in') && facts.some(({ kind }) => kind === 'series')) {
    const month = readMonth(sentence, at + 1);
    if (month !== null) return { value: { kind: 'day', day: month.value }, next: month.next };
  }
  const day =
    readDay(sentence, at) ??
    readDay(sentence, skip(sentence, at, 'on', 'for')) ??
    readNumberAfterWeekday(sentence, at, before);
  if (day === null) return readLoneEnd(sentence, at);
  if (sentence.lexicon.language === 'ja') {
    const weekday = meaningAt(sentence, day.next).weekday === undefined ? day.next : day.next + 1;
    if (has(sentence, weekday, 'until'))
      return { value: { kind: 'end-day', day: day.value }, next: weekday + 1 };
  }
  return readOtherDays(sentence, day) ?? { value: { kind: 'day', day: day.value }, next: day.next };
}

/** "Monday or Tuesday", "Mon/Wed/Fri", "mon wed fri": weekdays in a row, of which a plain one comes first. */
function readOtherDays(sentence: Sentence, { value, next }: Match<Day>): Match<FactValue> | null {
  if (value.kind !== 'weekday' || value.after !== undefined) return null;
  const joins = has(sentence, next, 'and') || /^[,/]$/.test(sentence.tokens[next]?.text ?? '');
  const at = joins ? skip(sentence, next + 1, 'and', 'on') : next;
  const first = meaningAt(sentence, at);
  // "mar 24 nov": some names of weekdays are months as well.
  const follows = first.weekday !== undefined && (joins || first.month === undefined);
  const others = follows ? readWeekdays(sentence, at) : null;
  if (others === null) return null;
  const weekdays = others.value.map(({ weekday }) => weekday).filter((each) => each !== value.weekday);
  const said = sentence.tokens.slice(next, others.next);
  const all = said.every(({ meaning }) => meaning.roles?.includes('or') !== true);
  return weekdays.length === 0
    ? null
    : { value: { kind: 'day', day: value, or: { weekdays, all } }, next: others.next };
}

/** "Friday 23": a number after a weekday is a day of the month if it cannot be an hour. */
function readNumberAfterWeekday(sentence: Sentence, at: number, before: Fact | undefined): Match<Day> | null {
  if (before?.next !== at || before.kind !== 'day' || before.day.kind !== 'weekday') return null;
  const day = readDayNumber(sentence, at);
  if (day === null || day.value <= 12) return null;
  return { value: { kind: 'date', year: null, month: null, day: day.value }, next: day.next };
}

/** "until noon", "through Friday": an end on its own. */
export function readEnd({ sentence, at, before }: Stand): Match<FactValue> | null {
  const rest = readRest(sentence, at);
  if (rest !== null) return rest;
  const joins = has(sentence, at, 'to') && before?.kind === 'clock' && before.next === at;
  const moment = joins ? readEndAfterTo(sentence, at + 1) : null;
  if (moment !== null || !has(sentence, at, 'until')) return moment;
  const start = skip(sentence, skip(sentence, at + 1, 'at', 'on'), 'the');
  const end = readEndOf(sentence, start);
  if (end !== null) return { value: { kind: 'end-day', day: end.value }, next: end.next };
  const clock = readClock(sentence, start);
  if (clock !== null && (!clock.value.bare || readDay(sentence, start) === null))
    return { value: { kind: 'end-clock', clock: clock.value }, next: clock.next };
  const day = readWholeDay(sentence, start) ?? readMonth(sentence, start);
  if (day === null) return null;
  const whole = has(sentence, at, 'through') && isLong(day.value);
  const last = whole ? { value: { kind: 'end', of: day.value } as const, next: day.next } : day;
  return readEndMoment(sentence, last) ?? { value: { kind: 'end-day', day: last.value }, next: last.next };
}

/** "from 3 December 9am to 4 December 5pm" */
function readEndAfterTo(sentence: Sentence, at: number): Match<FactValue> | null {
  const day = readWholeDay(sentence, skip(sentence, at, 'on', 'the'));
  return day === null ? null : readEndMoment(sentence, day);
}

/** "until 4 December at 5pm" */
function readEndMoment(sentence: Sentence, { value: day, next }: Match<Day>): Match<FactValue> | null {
  const comma = isSign(sentence, next, ',') ? next + 1 : next;
  const clock = readClock(sentence, skip(sentence, comma, 'at'));
  if (clock === null || (clock.value.bare && !has(sentence, comma, 'at'))) return null;
  return { value: { kind: 'end-clock', clock: clock.value, day }, next: clock.next };
}

function isLong(day: Day): day is SpanOrMonth {
  return day.kind === 'span' || day.kind === 'month';
}

/** "for the rest of the year" */
function readRest(sentence: Sentence, at: number): Match<FactValue> | null {
  const start = skip(sentence, skip(sentence, at, 'for'), 'the');
  if (!has(sentence, start, 'rest')) return null;
  const end = readLastDayOf(sentence, start + 1);
  return end === null ? null : { value: { kind: 'end-day', day: end.value }, next: end.next };
}

/** "end of March", "end of the year", "end of next month" */
export function readEndOf(sentence: Sentence, at: number): Match<Day> | null {
  return has(sentence, at, 'end') ? readLastDayOf(sentence, at + 1) : null;
}

/** "the end of the month at 3pm", but not "end of month report". */
function readLoneEnd(sentence: Sentence, at: number): Match<FactValue> | null {
  const end = readEndOf(sentence, skip(sentence, skip(sentence, at, 'at', 'on', 'around'), 'the'));
  if (end === null) return null;
  const after = sentence.tokens[end.next];
  const goesOn =
    after?.kind === 'word' && after.meaning.roles === undefined && after.meaning.day === undefined;
  return goesOn ? null : { value: { kind: 'day', day: end.value }, next: end.next };
}

function readLastDayOf(sentence: Sentence, at: number): Match<Day> | null {
  const start = skip(sentence, at, 'of', 'the');
  const said = readMonth(sentence, start) ?? readDay(sentence, skip(sentence, start, 'the'));
  if (said !== null && isLong(said.value)) return { value: { kind: 'end', of: said.value }, next: said.next };
  const unitAt = skip(sentence, start, 'the');
  const { unit, size } = meaningAt(sentence, unitAt);
  if (size !== undefined || (unit !== 'week' && unit !== 'month' && unit !== 'year')) return null;
  return { value: { kind: 'end', of: { kind: 'span', unit, offset: 0 } }, next: unitAt + 1 };
}

/** A month by its name, with or without its year: "starting in April". */
export function readMonth(sentence: Sentence, at: number): Match<SpanOrMonth> | null {
  const { month } = meaningAt(sentence, at);
  if (month === undefined || sentence.tokens[at]?.possessive) return null;
  const year = sentence.tokens[at + 1]?.digits === 4 ? readYear(sentence, at + 1) : null;
  return { value: { kind: 'month', month, year: year?.value ?? null }, next: year?.next ?? at + 1 };
}
