import type { DateTime } from 'luxon';
import type { Fact } from './grammar/facts.js';
import { readByChrono } from './grammar/read-by-chrono.js';
import { scan } from './grammar/scan.js';
import { findLexicon, hasLexicon } from './lexicon/find-lexicon.js';
import type { Lexicon } from './lexicon/lexicon.js';
import type { Context } from './read-sentence.js';
import { takeQuoted } from './title/read-title.js';
import { splitTitle } from './title/split-title.js';
import { tidy } from './title/tidy.js';
import { type DateOrder, type Sentence, toSentence } from './tokens.js';

/** Who types, and the language in which it is tried to be read. */
export interface InLanguage extends Context {
  readonly lexicon: Lexicon;
}

/** A sentence cut into what it says about time and a title that it sets apart. */
export interface Parts {
  readonly sentence: Sentence;
  readonly facts: readonly Fact[];
  /** Where the sentence sets it apart from the time or puts it in quotes; empty where it has none for sure. */
  readonly title: string | null;
  /** Every word beside a title set apart is about time. */
  readonly whole: boolean;
}

/** A title set apart by a dash from words that are all about time is no place to look for times in. */
export function readParts(source: string, context: InLanguage): Parts {
  const halves = splitTitle(source);
  if (halves !== null) {
    const parts = scanIn(halves.rest, context);
    const title = tidy(halves.title);
    if (isAllTime(parts) && title === '') return { ...parts, title: '', whole: true };
    if (isAllTime(parts) && isApart(parts.facts, scanIn(halves.title, context)))
      return { ...parts, title, whole: true };
  }
  const quoted = takeQuoted(source);
  if (quoted === null) return { ...scanIn(source, context), title: null, whole: false };
  return { ...scanIn(quoted.rest, context), title: quoted.title, whole: false };
}

/** "Tue 2:00 - 2:30" is one time: the dash sets apart only what is no time, or what a whole time follows. */
function isApart(facts: readonly Fact[], head: Pick<Parts, 'sentence' | 'facts'>): boolean {
  // "9 - 10 October" is a range.
  if (head.sentence.tokens.every(({ kind }) => kind === 'number')) return false;
  if (head.facts.length === 0) return true;
  const said = new Set(facts.map(({ kind }) => kind));
  const endsInClock =
    head.facts.at(-1)?.kind === 'clock' && head.facts.at(-1)?.next === head.sentence.tokens.length;
  if (endsInClock && facts[0]?.kind === 'clock') return false;
  const whole = said.has('now') || (said.has('day') && (said.has('clock') || said.has('clocks')));
  return whole && !isAllTime(head);
}

function scanIn(source: string, { locale, zone, now, lexicon }: InLanguage) {
  const sentence = toSentence(source, lexicon, toDateOrder(locale));
  const facts = scan(sentence, { zone, at: now.toMillis() });
  if (lexicon !== findLexicon(locale)) return { sentence, facts };
  const isOurs = hasLexicon(locale);
  if (isOurs && facts.some(({ kind }) => SAYS_WHEN.has(kind))) return { sentence, facts };
  // In a language of which we know no words, what our grammar found may be half of what was said.
  const kept = isOurs ? facts : facts.filter(({ kind }) => !SAYS_WHEN.has(kind));
  const byChrono = readByChrono(sentence, { facts: kept, locale, now: inZone(now, zone) });
  if (byChrono.length === 0) return { sentence, facts };
  return { sentence, facts: [...kept, ...byChrono].sort((one, other) => one.from - other.from) };
}

/** Facts that make it needless to ask chrono. */
const SAYS_WHEN: ReadonlySet<Fact['kind']> = new Set([
  'day',
  'days',
  'clock',
  'clocks',
  'end-day',
  'elapsed',
  'now',
  'no-clock',
  'part',
  'series',
  'starting',
]);

function inZone(now: DateTime<true>, zone: string): DateTime<true> {
  const local = now.setZone(zone);
  return local.isValid ? local : now;
}

/** Tells whether nothing but commas and mentions stands beside the times. */
function isAllTime({
  sentence,
  facts,
}: {
  readonly sentence: Sentence;
  readonly facts: readonly Fact[];
}): boolean {
  if (facts.length === 0) return false;
  const taken = new Set(facts.flatMap(({ from, next }) => range(from, next)));
  return sentence.tokens.every(
    (token, index) => taken.has(index) || token.text === ',' || token.text === '.' || token.kind === 'hole',
  );
}

const MONTH_FIRST = new Set(['en-US', 'en', 'en-PH', 'en-CA']);

/** The order in which people of a locale write day and month in figures. */
function toDateOrder(locale: string): DateOrder {
  if (locale === '') return null;
  return MONTH_FIRST.has(locale) ? 'month-day' : 'day-month';
}

function range(from: number, next: number): number[] {
  return Array.from({ length: next - from }, (_, index) => from + index);
}
