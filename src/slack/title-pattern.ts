import type { DateTime } from 'luxon';

/** What the words in braces stand for. */
export interface TitleFacts {
  readonly name: string;
  /** Names, without the organiser's. */
  readonly people: readonly string[];
  /** Null where the conversation has no name to show. */
  readonly channel: string | null;
  readonly start: DateTime<true>;
}

const PLACES: ReadonlyMap<string, (facts: TitleFacts) => string> = new Map([
  ['name', ({ name }) => name],
  ['people', ({ people }) => describeNames(people)],
  ['channel', ({ channel }) => (channel === null ? '' : `#${channel}`)],
  ['date', ({ start }) => start.setLocale('en-GB').toFormat('d LLL yyyy')],
]);

/** The words in braces that stand for something. */
export const TITLE_WORDS: readonly string[] = [...PLACES.keys()].map((word) => `{${word}}`);

/** The words in braces of a pattern that stand for nothing, as typed. */
export function findUnknownWords(pattern: string): readonly string[] {
  return [...pattern.matchAll(/\{[^{}]*\}/g)]
    .map(([word]) => word)
    .filter((word) => !TITLE_WORDS.includes(word));
}

/** The title that a pattern makes; empty where nothing is left of it. */
export function fillPattern(pattern: string, facts: TitleFacts): string {
  const filled = pattern.replace(/\{(\w+)\}/g, (word, name: string) => PLACES.get(name)?.(facts) ?? word);
  return filled.replace(/\s+/g, ' ').trim();
}

/** "Ana, Ben and Kim"; of more than three the rest are counted. */
export function describeNames(names: readonly string[]): string {
  return names.length > 3
    ? `${names.slice(0, 2).join(', ')} and ${names.length - 2} others`
    : new Intl.ListFormat('en-GB').format(names);
}
