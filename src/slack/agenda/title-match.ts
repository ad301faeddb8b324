import { distance } from 'fastest-levenshtein';

/** Whether a title holds each of these words, or words that begin with them; in any order, accents and case aside. */
export function matchesTitle(title: string, words: string): boolean {
  const held = wordsOf(title);
  const wanted = wordsOf(words);
  return wanted.length > 0 && wanted.every((word) => held.some((each) => each.startsWith(word)));
}

/** Likewise, with a slip of the finger in each longer word. */
export function resemblesTitle(title: string, words: string): boolean {
  const held = wordsOf(title);
  const wanted = wordsOf(words);
  return wanted.length > 0 && wanted.every((word) => held.some((each) => isNear(each, word)));
}

function isNear(one: string, other: string): boolean {
  return one === other || (other.length > 3 && distance(one, other) <= Math.floor(other.length / 4) + 1);
}

function wordsOf(text: string): readonly string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  const telling = words.filter((word) => !ARTICLES.has(word));
  return telling.length > 0 ? telling : words;
}

const ARTICLES: ReadonlySet<string> = new Set(['the', 'my', 'our', 'a', 'an', 'meeting']);
