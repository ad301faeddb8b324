import { describingEnglish } from './english.js';
import { LANGUAGES } from './languages.js';
import type { DescribingWords } from './words.js';

/** The words to describe a reading with to somebody of a locale; English where there are none of their own. */
export function findWords(locale: string): DescribingWords {
  const own = LANGUAGES.get(locale.slice(0, 2).toLowerCase());
  return own ?? describingEnglish(locale.startsWith('en') ? locale : 'en-GB');
}
