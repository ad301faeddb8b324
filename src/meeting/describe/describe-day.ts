import type { DateTime } from 'luxon';
import type { DescribingWords } from './words.js';

/** "Wed 25 Nov 2026" in the order and with the names of the locale. */
export function describeDay(day: DateTime<true>, words: DescribingWords): string {
  return day
    .setLocale(words.locale)
    .toLocaleString({
      weekday: words.locale.startsWith('ja') ? 'long' : 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
    })
    .replace(/^(\p{L}+)\.?, /u, '$1 ');
}
