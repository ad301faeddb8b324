import { fold } from '../lexicon/lexicon.js';

/** The words of a language that stand around a title without belonging to it. */
export interface TitleWords {
  /** What people say before they come to it: greetings, politeness ("hi, can you please"). */
  readonly openers: Phrases;
  /** What is to be done with the meeting, said once: "set up", "add", "remind me to". */
  readonly commands: Phrases;
  /** What begins a title although its first word alone would stand before one: "book club", "new year". */
  readonly compounds: Phrases;
  /** Words that may be left out before a noun: "a", "the", "my", "new". */
  readonly articles: ReadonlySet<string>;
  /** Nouns that say only that it is a meeting. */
  readonly generic: Phrases;
  /** Those of them that may stand before or after the title itself: "event grocery shopping", "work meeting event". */
  readonly labels: Phrases;
  /** After which a title certainly follows: "called", "with the subject". */
  readonly naming: Phrases;
  /** Makes one name of a generic noun and the next: "réunion d'équipe". */
  readonly of: ReadonlySet<string>;
  /** Between a generic noun and what it is about: "for", "to", "about". */
  readonly linking: ReadonlySet<string>;
  /** What a title may begin with after people were named: "about", "to discuss". */
  readonly about: ReadonlySet<string>;
  /** "with": people follow. */
  readonly company: ReadonlySet<string>;
  /** "at", "in": a place follows. */
  readonly venue: ReadonlySet<string>;
  /** Said anywhere without meaning anything for the title: "on my calendar", "please". */
  readonly asides: Phrases;
  /** Words that cannot end a title: "on", "is", "will be". */
  readonly trailing: ReadonlySet<string>;
  /** The same where no blank sets them apart ("を設定して"), longest first. */
  readonly endings: readonly string[];
}

/** A language's words around a title as its file writes them down: alternatives are separated by `|`. */
export type TitleWordLists = {
  readonly [list in Exclude<keyof TitleWords, 'compounds' | 'endings' | 'of'>]: string;
} & {
  readonly compounds?: string;
  readonly of?: string;
  readonly endings?: string;
};

/** Turns a language's file into tables to look words up in; case and accents make no difference. */
export function buildTitleWords(lists: TitleWordLists): TitleWords {
  return {
    openers: toPhrases(lists.openers),
    commands: toPhrases(lists.commands),
    compounds: toPhrases(lists.compounds ?? ''),
    articles: toSet(lists.articles),
    generic: toPhrases(lists.generic),
    labels: toPhrases(lists.labels),
    naming: toPhrases(lists.naming),
    of: toSet(lists.of ?? ''),
    linking: toSet(lists.linking),
    about: toSet(lists.about),
    company: toSet(lists.company),
    venue: toSet(lists.venue),
    asides: toPhrases(lists.asides),
    trailing: toSet(lists.trailing),
    endings: (lists.endings ?? '')
      .split('|')
      .filter((ending) => ending !== '')
      .sort((one, other) => other.length - one.length),
  };
}

/** Phrases by their first word, longest first. */
export type Phrases = ReadonlyMap<string, readonly (readonly string[])[]>;

function toPhrases(list: string): Phrases {
  const phrases = new Map<string, string[][]>();
  for (const phrase of fold(list)
    .split('|')
    .filter((each) => each !== '')) {
    // What the lexicon knows as one meaning comes as one word, blanks and all.
    for (const words of [phrase.split(' '), [phrase]]) {
      const first = words[0] ?? '';
      phrases.set(first, [...(phrases.get(first) ?? []), words]);
    }
  }
  for (const each of phrases.values()) each.sort((one, other) => other.length - one.length);
  return phrases;
}

function toSet(list: string): ReadonlySet<string> {
  return new Set(
    fold(list)
      .split('|')
      .filter((each) => each !== ''),
  );
}

/** How many words from `at` on are one of the phrases; 0 if none. */
export function matchPhrase(words: readonly string[], at: number, phrases: Phrases): number {
  for (const phrase of phrases.get(words[at] ?? '') ?? [])
    if (phrase.every((word, step) => words[at + step] === word)) return phrase.length;
  return 0;
}
