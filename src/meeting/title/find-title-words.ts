import { dutchTitle } from './dutch.js';
import { englishTitle } from './english.js';
import { frenchTitle } from './french.js';
import { germanTitle } from './german.js';
import { italianTitle } from './italian.js';
import { japaneseTitle } from './japanese.js';
import { portugueseTitle } from './portuguese.js';
import { russianTitle } from './russian.js';
import { spanishTitle } from './spanish.js';
import { swedishTitle } from './swedish.js';
import type { TitleWords } from './title-words.js';

const TITLE_WORDS: ReadonlyMap<string, TitleWords> = new Map([
  ['en', englishTitle],
  ['fr', frenchTitle],
  ['de', germanTitle],
  ['es', spanishTitle],
  ['pt', portugueseTitle],
  ['nl', dutchTitle],
  ['it', italianTitle],
  ['ja', japaneseTitle],
  ['sv', swedishTitle],
  ['ru', russianTitle],
]);

/** What a language, such as `fr`, says around a title. */
export function findTitleWords(language: string): TitleWords {
  return TITLE_WORDS.get(language) ?? englishTitle;
}
