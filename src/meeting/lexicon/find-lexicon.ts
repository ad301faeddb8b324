import { dutch } from './dutch.js';
import { english } from './english.js';
import { french } from './french.js';
import { german } from './german.js';
import { italian } from './italian.js';
import { japanese } from './japanese.js';
import type { Lexicon } from './lexicon.js';
import { portuguese } from './portuguese.js';
import { russian } from './russian.js';
import { spanish } from './spanish.js';
import { swedish } from './swedish.js';

const LEXICONS: ReadonlyMap<string, Lexicon> = new Map(
  [english, french, german, spanish, portuguese, dutch, italian, japanese, swedish, russian].map(
    (lexicon) => [lexicon.language, lexicon],
  ),
);

/** The words of the language of a locale such as `fr-FR`; English for languages that we do not read. */
export function findLexicon(locale: string): Lexicon {
  return LEXICONS.get(locale.slice(0, 2).toLowerCase()) ?? english;
}

/** Whether we read the language of a locale ourselves. */
export function hasLexicon(locale: string): boolean {
  return locale === '' || LEXICONS.has(locale.slice(0, 2).toLowerCase());
}
