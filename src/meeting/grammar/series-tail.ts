import { isSign, meaningAt, type Sentence, skip } from '../tokens.js';
import type { Match } from './number.js';
import { readDateInWords } from './read-date.js';
import type { Series } from './series.js';
import { readDaysNamed, readEdge, readNthList, readWeekdays } from './series-days.js';

/** What narrows a repetition: "weekly on Tuesday", "monthly on the first Tuesday", "every year on December 25th". */
export function withTail(sentence: Sentence, series: Series, at: number): Match<Series> {
  const comma = isSign(sentence, at, ',') ? at + 1 : at;
  const led = skip(sentence, comma, 'on', 'in');
  const start = skip(sentence, led, 'the');
  const none = { value: series, next: at };
  if (series.unit === 'week' || series.unit === 'day') {
    const days = led > comma || series.unit === 'week' ? readWeekdays(sentence, start) : null;
    return days === null
      ? none
      : { value: { ...series, unit: 'week', weekdays: days.value }, next: days.next };
  }
  if (series.unit === 'year') {
    const date = readDateInWords(sentence, start);
    if (date?.value.month != null) {
      const value = { ...series, months: [date.value.month], monthDays: [date.value.day] };
      return { value, next: date.next };
    }
  }
  if (series.unit !== 'month' && series.unit !== 'year') return none;
  const edge = readEdge(sentence, skip(sentence, comma, 'on', 'in', 'at'));
  if (edge !== null && series.unit === 'month')
    return { value: { ...series, monthDays: edge.value }, next: edge.next };
  const mayName = led > comma || sentence.lexicon.language === 'ja';
  const days = mayName
    ? (readDaysNamed(sentence, start) ?? readNthList(sentence, start))
    : readNthList(sentence, start);
  const named =
    days !== null && (days.value.weekdays.length > 0 || meaningAt(sentence, days.next - 1).unit === 'day');
  if (days === null || !(mayName || named)) return none;
  const month = skip(sentence, days.next, 'of', 'in');
  const inMonth = meaningAt(sentence, month).month;
  if (series.unit !== 'year' || inMonth === undefined)
    return { value: { ...series, ...days.value }, next: days.next };
  return { value: { ...series, ...days.value, months: [inMonth] }, next: month + 1 };
}
