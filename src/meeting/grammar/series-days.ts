import { has, isSign, meaningAt, type Sentence, skip } from '../tokens.js';
import type { Match } from './number.js';
import { readDayNumber } from './read-date.js';
import { readNthNumber } from './read-day.js';
import type { NthDays, SeriesWeekday } from './series.js';

/** More days in a row are pasted text; without an end, a row of them would be read over and over. */
const MOST_DAYS = 31;

const OF_GROUP = {
  weekdays: [1, 2, 3, 4, 5],
  weekend: [6, 7],
  'mon-wed-fri': [1, 3, 5],
  'tue-thu': [2, 4],
} as const;

/** Weekdays in a row or a range: "Monday, Wednesday and Friday", "Tuesday-Saturday", "weekdays". */
export function readWeekdays(sentence: Sentence, at: number): Match<SeriesWeekday[]> | null {
  const weekdays: number[] = [];
  let next = at;
  for (let index = at; weekdays.length < MOST_DAYS; ) {
    const { weekday, group } = meaningAt(sentence, index);
    if (group !== undefined) weekdays.push(...OF_GROUP[group]);
    else if (weekday !== undefined) weekdays.push(...upTo(weekdays.at(-1), weekday, sentence, index));
    else break;
    next = isSign(sentence, index + 1, '.') ? index + 2 : index + 1;
    index = next;
    while (
      has(sentence, index, 'and') ||
      /^[,/-]$/.test(sentence.tokens[index]?.text ?? '') ||
      isRangeWord(sentence, index)
    )
      index += 1;
    index = skip(sentence, index, 'on');
  }
  const each = [...new Set(weekdays)].map((weekday) => ({ weekday, nth: 0 }));
  return each.length > 0 ? { value: each, next } : null;
}

/** "Tuesday to Friday", but not "Tuesday, until Friday". */
function isRangeWord(sentence: Sentence, at: number): boolean {
  if (isSign(sentence, at - 1, ',')) return false;
  return has(sentence, at, 'to') && meaningAt(sentence, at + 1).weekday !== undefined;
}

function upTo(before: number | undefined, weekday: number, sentence: Sentence, at: number): number[] {
  if (before === undefined || !isRangeWord(sentence, at - 1)) return [weekday];
  const count = (weekday - before + 7) % 7;
  return Array.from({ length: count }, (_, step) => ((before + step) % 7) + 1);
}

/** "first and third Friday and second Tuesday", "the 20th and 30th", "last day". */
export function readNthList(sentence: Sentence, at: number): Match<NthDays> | null {
  const weekdays: SeriesWeekday[] = [];
  let waiting: number[] = [];
  let next = at;
  for (let index = at; weekdays.length + waiting.length < MOST_DAYS; ) {
    const nth = readNthNumber(sentence, skip(sentence, index, 'the')) ?? null;
    if (nth === null) break;
    waiting.push(nth.value);
    next = nth.next;
    const { weekday, group, unit } = meaningAt(sentence, next);
    const counted = weekday !== undefined ? [weekday] : group !== undefined ? OF_GROUP[group] : [];
    if (counted.length > 0) {
      weekdays.push(...waiting.flatMap((nth) => counted.map((each) => ({ weekday: each, nth }))));
      waiting = [];
    }
    if (counted.length > 0 || unit === 'day') next += 1;
    if (!has(sentence, next, 'and') && !isSign(sentence, next, ',')) break;
    index = next + 1;
  }
  if (weekdays.length === 0 && waiting.length === 0) return null;
  return { value: { weekdays, monthDays: waiting }, next };
}

/** "on day 5", "le jour 1 et 15": numbers that no ending marks as ordinals. */
export function readDaysNamed(sentence: Sentence, at: number): Match<NthDays> | null {
  const monthDays: number[] = [];
  let next = meaningAt(sentence, at).unit === 'day' ? at + 1 : at;
  for (let index = next; monthDays.length < MOST_DAYS; ) {
    const day = readDayNumber(sentence, index);
    if (day === null || has(sentence, day.next, 'times') || readOrdinalEnd(sentence, day.next)) break;
    monthDays.push(day.value);
    next = day.next;
    if (!has(sentence, next, 'and') && !isSign(sentence, next, ',')) break;
    index = next + 1;
  }
  const end = meaningAt(sentence, next).unit === 'day' ? next + 1 : next;
  if (monthDays.length === 0 || (sentence.lexicon.language === 'ja' && end === next)) return null;
  return { value: { weekdays: [], monthDays }, next: end };
}

/** Numbers that count weekdays or carry an ending are read as a list of those. */
function readOrdinalEnd(sentence: Sentence, at: number): boolean {
  return meaningAt(sentence, at - 1).ordinal !== undefined || meaningAt(sentence, at).weekday !== undefined;
}

/** "at the end (of the month)", "the beginning": its last and its first day. */
export function readEdge(sentence: Sentence, at: number): Match<readonly number[]> | null {
  const word = skip(sentence, at, 'the');
  const end = has(sentence, word, 'end');
  if (!end && !(word > at && has(sentence, word, 'beginning'))) return null;
  const month = has(sentence, word + 1, 'of') ? skip(sentence, word + 2, 'the') : word;
  const next = month > word && meaningAt(sentence, month).unit === 'month' ? month + 1 : word + 1;
  return { value: [end ? -1 : 1], next };
}
