import { DateTime } from 'luxon';
import { describeDay } from '../describe/describe-day.js';
import type { DescribingWords } from '../describe/words.js';
import { inZone } from '../resolve/moment.js';
import { fromRule } from '../resolve/rule.js';

/** "every 2 weeks on Monday and Thursday, 10 times": a recurrence rule in words. */
export function describeRule(rule: string, start: DateTime<true>, words: DescribingWords): string {
  const { series, end } = fromRule(rule, start.zoneName);
  const { unit, interval, weekdays, monthDays } = series;
  const names = weekdays.map(({ weekday }) => nameOfWeekday(weekday, words));
  const [first] = weekdays;
  const parts: string[] = [];
  const working =
    unit === 'week' && interval === 1 && weekdays.map(({ weekday }) => weekday).join() === '1,2,3,4,5';
  if (working) parts.push(words.everyWeekday);
  else {
    const on =
      first !== undefined && first.nth !== 0
        ? ` ${words.onNth(first.nth, names[0] ?? '', first.weekday)}`
        : names.length > 0
          ? ` ${words.onWeekdays(names)}`
          : monthDays.length > 0
            ? ` ${words.onDays(monthDays)}`
            : '';
    parts.push(`${words.every(unit, interval)}${on}`);
  }
  if (end.kind === 'count') parts.push(words.times(end.count));
  if (end.kind === 'until') parts.push(words.until(describeDay(inZone(end.day.valueOf(), 'utc'), words)));
  return parts.join(', ');
}

/** A Monday, to name weekdays by. */
const MONDAY = DateTime.utc(2024, 1, 1);

function nameOfWeekday(weekday: number, words: DescribingWords): string {
  return MONDAY.plus({ days: weekday - 1 })
    .setLocale(words.locale)
    .toLocaleString({ weekday: 'long' });
}
