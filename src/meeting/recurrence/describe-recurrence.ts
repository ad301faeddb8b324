import { describeDay } from '../describe/describe-day.js';
import { findWords } from '../describe/find-words.js';
import { describeRule } from './describe-rule.js';
import { countOccurrences, lastOccurrence } from './occurrences.js';
import type { Recurring } from './recurring.js';

/** The language of what people of many locales read together. */
const SHARED_LOCALE = 'en-GB';

/** "every 2 weeks on Thursday, until Thu 18 Mar 2027, 9 times": how a meeting repeats, and both ways to say its end. */
export function describeRecurrence(recurring: Recurring, locale: string = SHARED_LOCALE): string {
  const words = findWords(locale);
  const rule = describeRule(recurring.recurrence, recurring.start, words);
  const count = countOccurrences(recurring);
  const last = lastOccurrence(recurring);
  if (count === undefined || last === undefined) return rule;
  const saysCount = /\bCOUNT=/.test(recurring.recurrence);
  return `${rule}, ${saysCount ? words.until(describeDay(last, words)) : words.times(count)}`;
}
