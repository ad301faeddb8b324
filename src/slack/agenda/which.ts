import { normalise } from '../../meeting/normalise.js';
import type { Context } from '../../meeting/read-sentence.js';
import { readTimesSaid, type TimesSaid } from '../../meeting/times-said.js';
import { type EntryRef, readEntryRef } from './entry-ref.js';

/** What a person says to name one of their meetings. */
export type Which =
  /** Nothing: the one there is. */
  | { readonly kind: 'nothing' }
  /** Of the last list. */
  | { readonly kind: 'number'; readonly number: number }
  /** From a button. */
  | { readonly kind: 'ref'; readonly ref: EntryRef }
  /** Of the title, a day, a time, or all of them. */
  | { readonly kind: 'words'; readonly words: string; readonly times: TimesSaid };

/** Reads what was typed where one names a meeting. */
export function readWhich(text: string, context: Context): Which {
  const words = normalise(text).trim();
  if (words === '') return { kind: 'nothing' };
  const ref = readEntryRef(words);
  if (ref !== undefined) return { kind: 'ref', ref };
  const [, number] = /^(?:#|no\.?\s*|number\s+)?(\d{1,3})\.?$/i.exec(words) ?? [];
  if (number !== undefined) return { kind: 'number', number: Number(number) };
  return { kind: 'words', words, times: readTimesSaid(words, context) };
}

/** The words that name a meeting, and what was typed behind them. */
export interface TakenWhich {
  readonly which: string;
  readonly rest: string;
}

/**
 * Takes the words that name a meeting from the front: a reference, a number, what stands in quotes, or else all up to
 * where the rest begins.
 * @param begins what the rest begins with, such as `/\bto\b/i` in "standup to 4pm"; it stays with the rest
 */
export function takeWhich(text: string, begins: RegExp): TakenWhich {
  const [whole, which] = /^\s*(#[\w-]{16}(?:\/\S+)?|#?\d{1,3}(?=\s|$)|["“][^"”]*["”])\s*/.exec(text) ?? [];
  if (whole !== undefined && which !== undefined) {
    return { which: which.replace(/^["“]|["”]$/g, ''), rest: text.slice(whole.length).trim() };
  }
  const from = text.search(begins);
  if (from < 0) return { which: text.trim(), rest: '' };
  return { which: text.slice(0, from).trim(), rest: text.slice(from).trim() };
}
