import { has, isSign, meaningAt, type Sentence, skip } from '../tokens.js';
import { type Clock, readClock, readHalf } from './clock.js';
import type { FactValue } from './facts.js';
import type { Match } from './number.js';
import type { Stand } from './stand.js';

/** "at 25:00", "13:75", "at 25": the shape of a clock time, but no clock shows it. */
export function readNoClock({ sentence, at }: Stand): Match<FactValue> | null {
  const led = has(sentence, at, 'at');
  const start = led ? at + 1 : at;
  const hour = sentence.tokens[start];
  if (hour === undefined || hour.digits === 0 || hour.digits > 2) return null;
  const minute = sentence.tokens[start + 2];
  const colon = isSign(sentence, start + 1, ':') && minute?.digits === 2 && minute.glued;
  const half = readHalf(sentence, colon ? start + 3 : start + 1);
  const impossible =
    hour.value > 24 || (colon && minute.value > 59) || (half?.value === 'am' && hour.value > 12);
  const next = half?.next ?? (colon ? start + 3 : start + 1);
  const shaped = colon || half !== null || (led && endsOrGoesOn(sentence, next));
  return impossible && shaped ? { value: { kind: 'no-clock' }, next } : null;
}

function endsOrGoesOn(sentence: Sentence, at: number): boolean {
  const token = sentence.tokens[at];
  return token === undefined || token.meaning.day !== undefined || token.meaning.weekday !== undefined;
}

/** "at 3", "@ 1030", "around 6.30": the word before makes any number a clock time. */
export function readLedClock({ sentence, at }: Stand): Match<FactValue> | null {
  const asHour = has(sentence, at, 'at');
  const from = has(sentence, at, 'from');
  if (!asHour && !from && !has(sentence, at, 'around') && !has(sentence, at, 'starting')) return null;
  const dot = asHour && isSign(sentence, at + 1, '.') ? at + 2 : at + 1;
  const start = skip(sentence, dot, 'at', 'around', 'the');
  const spaced = asHour ? readHoursAndMinutes(sentence, start) : null;
  if (spaced !== null) return spaced;
  const clock = readClock(sentence, start);
  if (clock === null) return null;
  const sure = asHour || has(sentence, start - 1, 'at') || (from && has(sentence, clock.next, 'for'));
  if (!sure && clock.value.bare && !isFourFigures(sentence, clock.next)) return null;
  if (clock.value.bare && (countsSomething(sentence, clock.next) || !isHour(clock.value))) return null;
  return toFact(sentence, clock);
}

/** "around 1930", but not "about 2027 budget": a year says more about what follows than about the time. */
function isFourFigures(sentence: Sentence, next: number): boolean {
  const token = sentence.tokens[next - 1];
  return token?.digits === 4 && (token.value < 1900 || isAtEnd(sentence, next));
}

/** With the other clock times that are said along with it: "at 3 or 4pm", "at 10, 12 and 17". */
function toFact(sentence: Sentence, clock: Match<Clock>): Match<FactValue> {
  const others: Clock[] = [];
  let { next } = clock;
  while (others.length < MOST_CLOCKS) {
    const more = readOther(sentence, next);
    if (more === null) break;
    others.push(more.value);
    next = more.next;
  }
  const last = others.at(-1);
  if (last === undefined) return { value: { kind: 'clock', clock: clock.value }, next };
  const [first, ...or] = [clock.value, ...others].map((each) => adoptHalf(each, last));
  return { value: { kind: 'clock', clock: first ?? clock.value, or }, next };
}

function readOther(sentence: Sentence, at: number): Match<Clock> | null {
  const comma = isSign(sentence, at, ',');
  if (!comma && !has(sentence, at, 'and')) return null;
  const and = comma ? skip(sentence, at + 1, 'and') : at + 1;
  const other = readClock(sentence, skip(sentence, and, 'at'));
  if (other === null || countsSomething(sentence, other.next) || !isHour(other.value)) return null;
  if (!other.value.bare) return other;
  const list = comma && joinsClock(sentence, other.next);
  return list || (!comma && isAtEnd(sentence, other.next)) ? other : null;
}

/** More clock times in a row are a table. */
const MOST_CLOCKS = 6;

function joinsClock(sentence: Sentence, at: number): boolean {
  const joins = isSign(sentence, at, ',') || has(sentence, at, 'and');
  return joins && readClock(sentence, skip(sentence, at + 1, 'and', 'at')) !== null;
}

/** "3 or 4pm": the half of the day is said once. */
function adoptHalf(clock: Clock, { half, part }: Clock): Clock {
  const open = clock.half === null && clock.part === null && !clock.exact;
  return open ? { ...clock, half, part } : clock;
}

/** A clock time that says so itself, or a bare number right beside a day or a part of one: "tomorrow 4", "evening 7". */
export function readPlainClock({ sentence, at, before }: Stand): Match<FactValue> | null {
  const clock = readClock(sentence, at);
  if (clock === null || countsSomething(sentence, clock.next)) return null;
  if (!clock.value.bare) return toFact(sentence, clock);
  if (!isHour(clock.value)) return null;
  const touches =
    before !== undefined && (before.next === at || (before.next === at - 1 && isSign(sentence, at - 1, ',')));
  const after = touches && (before.kind === 'day' || before.kind === 'part' || before.kind === 'series');
  const spaced = readHoursAndMinutes(sentence, at);
  if (spaced !== null && (after || has(sentence, at - 1, 'at'))) return spaced;
  // "at evening 7"
  const sure = after && before.kind === 'part' && has(sentence, before.from, 'at');
  return (after && (sure || isAtEnd(sentence, clock.next))) || isBeforeDay(sentence, clock)
    ? toFact(sentence, clock)
    : null;
}

/** Nothing follows that a number could count. */
function isAtEnd({ tokens }: Sentence, at: number): boolean {
  const token = tokens[at];
  if (token?.kind === 'sign' && token.glued && tokens[at + 1]?.glued === true) return false;
  return token?.kind !== 'word' || token.meaning.roles !== undefined || token.meaning.day !== undefined;
}

function isHour(clock: Clock): boolean {
  return clock.hour <= 24 && clock.minute <= 59;
}

/** "at 3 locations" hardly; "at 100 percent", "by 2 days". */
function countsSomething(sentence: Sentence, at: number): boolean {
  return meaningAt(sentence, at).unit !== undefined || isSign(sentence, at, '%');
}

/** "21 30" */
function readHoursAndMinutes(sentence: Sentence, at: number): Match<FactValue> | null {
  const hour = sentence.tokens[at];
  const minute = sentence.tokens[at + 1];
  if (hour?.digits !== 2 || minute?.digits !== 2 || hour.value > 23 || minute.value > 59) return null;
  const clock = {
    hour: hour.value,
    minute: minute.value,
    half: readHalf(sentence, at + 2)?.value ?? null,
    part: null,
    exact: true,
    bare: false,
  };
  return { value: { kind: 'clock', clock }, next: readHalf(sentence, at + 2)?.next ?? at + 2 };
}

/** "7 tonight", "4 tomorrow" */
function isBeforeDay(sentence: Sentence, clock: Match<Clock>): boolean {
  const { day } = meaningAt(sentence, clock.next);
  const thisPart =
    has(sentence, clock.next, 'this') && meaningAt(sentence, clock.next + 1).part !== undefined;
  return (day !== undefined || thisPart) && clock.value.hour > 0;
}
