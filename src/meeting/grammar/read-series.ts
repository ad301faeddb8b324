import { has, meaningAt, type Sentence, skip } from '../tokens.js';
import { type Match, readInteger } from './number.js';
import { type DateSaid, readDateInWords, readDayNumber } from './read-date.js';
import { readNthNumber } from './read-day.js';
import { BASE, type Series } from './series.js';
import { readNthList, readWeekdays } from './series-days.js';
import { withTail } from './series-tail.js';

/** A repetition: "every other Friday", "weekly", "Mondays and Thursdays", "the first Tuesday of each month". */
export function readSeries(sentence: Sentence, at: number): Match<Series> | null {
  const led = skip(sentence, at, 'repeat');
  const start = skip(sentence, skip(sentence, led, 'on'), 'the');
  return (
    readEvery(sentence, led) ??
    readEach(sentence, led) ??
    readOften(sentence, led) ??
    readCycle(sentence, led) ??
    readPlural(sentence, skip(sentence, led, 'on', 'all')) ??
    (led > at ? readRepeated(sentence, start) : null) ??
    readOfEvery(sentence, start) ??
    readNthWeekdays(sentence, start)
  );
}

/** "repeats on Monday" */
function readRepeated(sentence: Sentence, at: number): Match<Series> | null {
  const days = readWeekdays(sentence, at);
  return days === null ? null : { value: { ...BASE, unit: 'week', weekdays: days.value }, next: days.next };
}

/** "twice a week", "3 times per month": an interval of less than one, for nobody said on which days. */
function readOften(sentence: Sentence, at: number): Match<Series> | null {
  const count = readInteger(sentence, at);
  if (count === null || count.value < 2) return null;
  const times = has(sentence, count.next - 1, 'times') ? count.next : skip(sentence, count.next, 'times');
  if (!has(sentence, times - 1, 'times')) return null;
  const { cycle } = meaningAt(sentence, times);
  const each = skip(sentence, times, 'a', 'every');
  const unit = cycle ?? (each > times ? meaningAt(sentence, each).unit : undefined);
  if (unit === undefined) return null;
  return { value: { ...BASE, unit, interval: 1 / count.value }, next: each + 1 };
}

/** "1st and 3rd Thursday", "first Mondays": only a repetition falls on several. */
function readNthWeekdays(sentence: Sentence, at: number): Match<Series> | null {
  const days = readNthList(sentence, at);
  if (days === null || days.value.weekdays.length === 0 || days.value.monthDays.length > 0) return null;
  const plural = meaningAt(sentence, days.next - 1).plural === true;
  // "the last working day" is one day, however many weekdays it may fall on.
  const several =
    new Set(days.value.weekdays.map(({ nth }) => nth)).size > 1 || days.value.weekdays.length < 5;
  if (!plural && (days.value.weekdays.length < 2 || !several)) return null;
  const month = isOfMonth(sentence, days.next) ? skip(sentence, days.next + 1, 'the') : days.next;
  const named = month > days.next && meaningAt(sentence, month).unit === 'month';
  return { value: { ...BASE, unit: 'month', ...days.value }, next: named ? month + 1 : days.next };
}

function readEvery(sentence: Sentence, at: number): Match<Series> | null {
  if (!has(sentence, at, 'every')) return null;
  const date = readDateInWords(sentence, at + 1);
  if (date !== null && meaningAt(sentence, at + 1).month === undefined) return ofDate(date);
  const interval = readInterval(sentence, at + 1);
  const { unit, size = 1, part, group, weekday, month, weak } = meaningAt(sentence, interval.next);
  const next = interval.next + 1;
  const count = interval.value;
  if (weekday !== undefined || group !== undefined) {
    const days = readWeekdays(sentence, interval.next);
    if (days === null) return null;
    // Every other working day is no pattern of weeks: it counts days.
    const unit = group === 'weekdays' && count > 1 ? 'day' : 'week';
    return ofMonth(sentence, { ...BASE, unit, interval: count, weekdays: days.value }, days.next);
  }
  if (unit !== undefined && !(weak === true && interval.next === at + 1))
    return withTail(sentence, { ...BASE, unit, interval: count * size }, next);
  if (part !== undefined) return { value: { ...BASE, unit: 'day', interval: count }, next: interval.next };
  if (has(sentence, interval.next, 'quarter'))
    return withTail(sentence, { ...BASE, unit: 'month', interval: 3 * count }, next);
  if (has(sentence, interval.next, 'half') && meaningAt(sentence, next).unit === 'year')
    return withTail(sentence, { ...BASE, unit: 'month', interval: 6 * count }, next + 1);
  if (month !== undefined) return readDatesOfMonth(sentence, interval.next);
  return readEveryNth(sentence, at + 1);
}

/** "every 25 December" */
function ofDate({ value: { month, day }, next }: Match<DateSaid>): Match<Series> | null {
  if (month === null) return null;
  return { value: { ...BASE, unit: 'year', months: [month], monthDays: [day] }, next };
}

/** "2週間ごと": "every" stands after the unit. */
function readEach(sentence: Sentence, at: number): Match<Series> | null {
  const number = readInteger(sentence, at);
  if (number === null) return null;
  const { unit, size = 1 } = meaningAt(sentence, number.next);
  if (unit === undefined || !has(sentence, number.next + 1, 'each')) return null;
  return withTail(sentence, { ...BASE, unit, interval: number.value * size }, number.next + 2);
}

function readInterval(sentence: Sentence, at: number): { readonly value: number; readonly next: number } {
  if (has(sentence, at, 'other')) return { value: 2, next: at + 1 };
  if (has(sentence, at, 'couple')) return { value: 2, next: skip(sentence, at + 1, 'of') };
  const number = readInteger(sentence, at);
  if (number !== null && !isOrdinalSuffix(sentence, number.next))
    return { value: number.value, next: number.next };
  if (has(sentence, at - 1, 'other') && has(sentence, at - 1, 'every')) return { value: 2, next: at };
  const nth = readNthNumber(sentence, at);
  if (nth !== null && nth.value > 1 && isCounted(sentence, nth.next)) return nth;
  return { value: 1, next: at };
}

function isOrdinalSuffix(sentence: Sentence, at: number): boolean {
  return meaningAt(sentence, at).ordinal !== undefined;
}

/** "every 3rd Tuesday" counts Tuesdays, "every 3rd Tuesday of the month" does not. */
function isCounted(sentence: Sentence, at: number): boolean {
  const { weekday, unit, group } = meaningAt(sentence, at);
  return (weekday !== undefined || unit !== undefined || group !== undefined) && !isOfMonth(sentence, at + 1);
}

function isOfMonth(sentence: Sentence, at: number): boolean {
  if (!has(sentence, at, 'of')) return false;
  const start = skip(sentence, skip(sentence, at + 1, 'every'), 'the');
  return meaningAt(sentence, start).unit === 'month' || meaningAt(sentence, start).month !== undefined;
}

/** "every first Monday", "every 20th and 30th of August", "every last Friday of the month". */
function readEveryNth(sentence: Sentence, at: number): Match<Series> | null {
  const days = readNthList(sentence, skip(sentence, at, 'the'));
  if (days === null) return null;
  const of = skip(sentence, skip(sentence, days.next, 'of'), 'the');
  const { month, unit } = meaningAt(sentence, of);
  if (month !== undefined)
    return { value: { ...BASE, unit: 'year', ...days.value, months: [month] }, next: of + 1 };
  const next = unit === 'month' ? of + 1 : days.next;
  return { value: { ...BASE, unit: 'month', ...days.value }, next };
}

/** A weekly series with numbered weekdays "of the month" is a monthly one. */
function ofMonth(sentence: Sentence, series: Series, at: number): Match<Series> {
  if (!isOfMonth(sentence, at)) return { value: series, next: at };
  const month = skip(sentence, skip(sentence, at + 1, 'every'), 'the');
  // "every Monday in December" is weekly all through one month.
  if (meaningAt(sentence, month).unit !== 'month') return { value: series, next: at };
  const nth = series.interval > 1 ? series.interval : 0;
  const weekdays = series.weekdays.map(({ weekday }) => ({ weekday, nth }));
  return { value: { ...series, unit: 'month', interval: 1, weekdays }, next: month + 1 };
}

/** "every July 4th", "every August 20 and 30". */
function readDatesOfMonth(sentence: Sentence, at: number): Match<Series> | null {
  const first = readDateInWords(sentence, at);
  const { month } = meaningAt(sentence, at);
  if (first === null || month === undefined) return null;
  const more = has(sentence, first.next, 'and') ? readDayNumber(sentence, first.next + 1) : null;
  const monthDays = more === null ? [first.value.day] : [first.value.day, more.value];
  return { value: { ...BASE, unit: 'year', months: [month], monthDays }, next: more?.next ?? first.next };
}

function readCycle(sentence: Sentence, at: number): Match<Series> | null {
  const { cycle, size = 1 } = meaningAt(sentence, at);
  if (cycle === undefined) return null;
  return withTail(sentence, { ...BASE, unit: cycle, interval: size }, at + 1);
}

/** "Mondays and Thursdays", "on weekdays", "the next three Mondays": a plural says that it is every one of them. */
function readPlural(sentence: Sentence, at: number): Match<Series> | null {
  const alternate = has(sentence, at, 'other') && meaningAt(sentence, at).ordinal === undefined;
  const coming = alternate ? null : readComing(sentence, at);
  const start = coming?.next ?? (alternate ? at + 1 : at);
  const days = readWeekdays(sentence, start);
  if (days === null) return null;
  const count = coming === null ? null : coming.value * days.value.length;
  const said = sentence.tokens.slice(start, isPart(sentence, days.next) ? days.next + 1 : days.next);
  if (!said.some((token) => token.meaning.plural === true)) return null;
  const interval = alternate ? 2 : 1;
  return { value: { ...BASE, unit: 'week', interval, weekdays: days.value, count }, next: days.next };
}

/** "the next three Mondays" */
function readComing(sentence: Sentence, at: number): Match<number> | null {
  const the = skip(sentence, at, 'the');
  if (!has(sentence, the, 'next')) return null;
  const count = readInteger(sentence, the + 1);
  return count === null || count.value < 2 ? null : count;
}

/** "Tuesday and Thursday mornings" */
function isPart(sentence: Sentence, at: number): boolean {
  return meaningAt(sentence, at).part !== undefined;
}

/** "the 4th of every other month", "first and third Friday of each month", "last Friday monthly". */
function readOfEvery(sentence: Sentence, at: number): Match<Series> | null {
  const edge = has(sentence, at, 'end') || has(sentence, at, 'beginning') ? at + 1 : null;
  const days =
    edge === null
      ? readNthList(sentence, at)
      : { value: { weekdays: [], monthDays: [has(sentence, at, 'end') ? -1 : 1] }, next: edge };
  if (days === null) return null;
  const of = skip(sentence, days.next, 'of');
  const { cycle, size = 1 } = meaningAt(sentence, of);
  if (cycle === 'month')
    return { value: { ...BASE, unit: 'month', interval: size, ...days.value }, next: of + 1 };
  if (!has(sentence, of, 'every')) return null;
  const interval = readInterval(sentence, of + 1);
  const { unit, month } = meaningAt(sentence, interval.next);
  const next = interval.next + 1;
  if (month !== undefined) return { value: { ...BASE, unit: 'year', months: [month], ...days.value }, next };
  if (unit !== 'month' && unit !== 'year') return null;
  return { value: { ...BASE, unit, interval: interval.value, ...days.value }, next };
}
