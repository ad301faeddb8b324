import { describingEnglish } from './english.js';
import { LANGUAGES } from './languages.js';
import type { DescribingWords } from './words.js';

/** How the remark behind a description begins, in each language. */
const REMARKS: readonly string[] = [describingEnglish('en-GB'), ...LANGUAGES.values()].flatMap(
  ({ thenOn, clocksChange }) => [thenOn([]).trim(), clocksChange('').trim()],
);

/** Tells whether words are what `describe` adds in brackets: the next dates and clock changes, which need not be read back. */
export function isRemark(words: string): boolean {
  return REMARKS.some((remark) => words.startsWith(remark));
}

/**
 * The words to describe a reading with to somebody of a locale; English where there are none of their own. A locale
 * may say by which clock, as `en-GB-u-hc-h12` does.
 */
export function findWords(locale: string): DescribingWords {
  const [, plain = '', cycle] = /^(.*?)(?:-u-hc-(h\d\d))?$/.exec(locale) ?? [];
  const own = LANGUAGES.get(plain.slice(0, 2).toLowerCase());
  const words = own ?? describingEnglish(plain.startsWith('en') ? plain : 'en-GB');
  return cycle === undefined ? words : { ...words, twelveHours: cycle === 'h12' };
}
