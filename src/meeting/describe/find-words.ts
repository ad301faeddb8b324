import { describingEnglish } from './english.js';
import type { DescribingWords } from './words.js';

/** The words to describe a reading with to somebody of a locale; English where there are none of their own. */
export function findWords(locale: string): DescribingWords {
  return describingEnglish(locale.startsWith('en') ? locale : 'en-GB');
}
