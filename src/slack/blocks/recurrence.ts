import type { DateTime } from 'luxon';
import { describeRule } from '../../meeting/describe/describe-rule.js';
import { findWords } from '../../meeting/describe/find-words.js';

/** "every 2 weeks on Monday, 10 times": a recurrence in the language of cards, which people of many locales read. */
export function describeRecurrence(rule: string, start: DateTime<true>): string {
  return describeRule(rule, start, findWords('en-GB'));
}
