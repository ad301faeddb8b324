import { fold, type Lexicon, lettersLeftOut, type Meaning, type Role } from './lexicon/lexicon.js';
import { HOLE } from './normalise.js';

/** A word, number or sign of a sentence, with what it means. */
export interface Token {
  /** As it is looked up: lower case, without accents. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** No blank stands between it and the token before. */
  readonly glued: boolean;
  /** How many digits it has, 0 for words and signs. */
  readonly digits: number;
  readonly value: number;
  readonly meaning: Meaning;
  /** "April's": belongs to something else. */
  readonly possessive: boolean;
  readonly kind: 'word' | 'number' | 'sign' | 'hole';
}

/** The order in which a person writes day and month in figures; null where that is not known. */
export type DateOrder = 'day-month' | 'month-day' | null;

/** A sentence cut into tokens in one language. */
export interface Sentence {
  readonly source: string;
  readonly tokens: readonly Token[];
  readonly lexicon: Lexicon;
  readonly dateOrder: DateOrder;
}

/** Of words that no lexicon knows. */
export const NOTHING: Meaning = {};
const PIECE = /\d+|[\p{L}\p{M}]+(?:['"][\p{L}\p{M}]+)*\/?|\S/gu;
const UNSPACED = /[\u3040-\u30ff\u3400-\u9fff]/;

/** How many words and signs are looked at: five times the longest sentence that people type; what follows is pasted text. */
const MOST_TOKENS = 200;

/** Of how many pieces they are made at most, for a phrase of several is one token. */
const MOST_PIECES = 2 * MOST_TOKENS;

/** Cuts a normalised text into tokens and looks each up. */
export function toSentence(source: string, lexicon: Lexicon, dateOrder: DateOrder): Sentence {
  const pieces: { text: string; start: number }[] = [];
  for (const match of source.matchAll(PIECE)) {
    if (pieces.length > MOST_PIECES) break;
    cutPiece(match[0], match.index, lexicon, pieces);
  }
  const tokens: Token[] = [];
  let end = -1;
  for (let index = 0; index < pieces.length && tokens.length < MOST_TOKENS; ) {
    const { token, next } = toToken(pieces, index, lexicon, end);
    tokens.push(token);
    end = token.end;
    index = next;
  }
  return { source, tokens, lexicon, dateOrder };
}

type Piece = { text: string; start: number };

function cutPiece(text: string, start: number, lexicon: Lexicon, pieces: Piece[]): void {
  if (UNSPACED.test(text)) {
    const counted = /^\d/.test(pieces.at(-1)?.text ?? '');
    cutUnspaced(text, { start, counted }, lexicon, pieces);
    return;
  }
  const mark = /["'/]/.exec(text);
  if (pieces.length > MOST_PIECES) return;
  if (mark === null || (text.length <= lexicon.longest && lexicon.words.has(fold(text)))) {
    pieces.push({ text, start });
    return;
  }
  const head = text.slice(0, mark.index + 1);
  if (mark[0] !== '/' && lexicon.words.has(fold(head))) {
    pieces.push({ text: head, start });
    cutPiece(text.slice(head.length), start + head.length, lexicon, pieces);
  } else if (mark[0] === "'") {
    pieces.push({ text, start });
  } else {
    if (mark.index > 0) pieces.push({ text: text.slice(0, mark.index), start });
    pieces.push({ text: mark[0], start: start + mark.index });
    const tail = text.slice(mark.index + 1);
    if (tail !== '') cutPiece(tail, start + mark.index + 1, lexicon, pieces);
  }
}

/** Languages written without blanks: the longest known word at each place, what lies between stays together. */
function cutUnspaced(
  text: string,
  { start, counted }: { readonly start: number; readonly counted: boolean },
  lexicon: Lexicon,
  pieces: Piece[],
): void {
  let unknownFrom = 0;
  let at = 0;
  while (at < text.length) {
    const length = longestWordAt(text, at, lexicon);
    if (length === 0 || (length === 1 && !(counted && at === 0) && isInside(text, at, lexicon))) {
      at += 1;
      continue;
    }
    if (unknownFrom < at) pieces.push({ text: text.slice(unknownFrom, at), start: start + unknownFrom });
    pieces.push({ text: text.slice(at, at + length), start: start + at });
    at += length;
    unknownFrom = at;
  }
  if (unknownFrom < at) pieces.push({ text: text.slice(unknownFrom), start: start + unknownFrom });
}

/** A character of a longer word that no lexicon knows: 朝 in 朝会. */
function isInside(text: string, at: number, lexicon: Lexicon): boolean {
  const pair = /^[\u3400-\u9fff]{2}$/.test(text.slice(at, at + 2));
  return pair && longestWordAt(text, at + 1, lexicon) === 0;
}

function longestWordAt(text: string, at: number, lexicon: Lexicon): number {
  for (let length = Math.min(lexicon.longest, text.length - at); length > 0; length -= 1)
    if (lexicon.words.has(text.slice(at, at + length))) return length;
  return 0;
}

function toToken(pieces: readonly Piece[], index: number, lexicon: Lexicon, endBefore: number) {
  const piece = pieces[index] ?? { text: '', start: 0 };
  const text = fold(piece.text);
  const phrase = findPhrase(pieces, index, text, lexicon);
  const last = pieces[phrase === null ? index : phrase.next - 1] ?? piece;
  const possessive = phrase === null && text.endsWith("'s") && !lexicon.words.has(text);
  const digits = /^\d/.test(text) ? text.length : 0;
  const token: Token = {
    text,
    start: piece.start,
    end: last.start + last.text.length,
    glued: piece.start === endBefore,
    digits,
    value: digits > 0 && digits < 10 ? Number(text) : Number.NaN,
    meaning: phrase?.meaning ?? lookUp(possessive ? text.slice(0, -2) : text, lexicon),
    possessive,
    kind: toKind(text, digits),
  };
  return { token, next: phrase?.next ?? index + 1 };
}

function toKind(text: string, digits: number): Token['kind'] {
  if (digits > 0) return 'number';
  if (text === HOLE.toLowerCase()) return 'hole';
  return /^[\p{L}\p{M}]/u.test(text) ? 'word' : 'sign';
}

function findPhrase(pieces: readonly Piece[], index: number, text: string, lexicon: Lexicon) {
  for (const phrase of lexicon.phrases.get(text) ?? []) {
    const next = matchPhrase(pieces, index, phrase.words);
    if (next !== null) return { next, meaning: phrase.meaning };
  }
  return null;
}

/** Words of a phrase may be joined by blanks or by a hyphen: "après-midi", "apres midi". */
function matchPhrase(pieces: readonly Piece[], index: number, words: readonly string[]): number | null {
  let at = index;
  for (const [position, word] of words.entries()) {
    if (position > 0 && pieces[at]?.text === '-') at += 1;
    const piece = pieces[at];
    if (piece === undefined || fold(piece.text) !== word) return null;
    at += 1;
  }
  return at;
}

function lookUp(text: string, lexicon: Lexicon): Meaning {
  return lexicon.words.get(text) ?? lexicon.words.get(correctSlip(text, lexicon)) ?? NOTHING;
}

/** The name of a day or month that `text` is one slip of the keyboard away from, or '' if there is none. */
function correctSlip(text: string, lexicon: Lexicon): string {
  if (text.length < 5 || text.length > 12 || !lexicon.slipInitials.has(text.slice(0, 1))) return '';
  for (const spelling of [text, ...lettersLeftOut(text)])
    for (const word of lexicon.slips.get(spelling) ?? []) if (isOneSlipAway(text, word)) return word;
  return '';
}

/** One letter too many, too few, another one, or two neighbours swapped; the first letter is never the slip. */
function isOneSlipAway(text: string, word: string): boolean {
  if (text[0] !== word[0] || Math.abs(text.length - word.length) > 1) return false;
  let head = 0;
  while (head < text.length && text[head] === word[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(text.length, word.length) - head && text.at(-1 - tail) === word.at(-1 - tail))
    tail += 1;
  const mine = text.slice(head, text.length - tail);
  const theirs = word.slice(head, word.length - tail);
  if (mine.length <= 1 && theirs.length <= 1) return true;
  return mine.length === 2 && mine[0] === theirs[1] && mine[1] === theirs[0] && theirs.length === 2;
}

/** Tells whether the token at `index` may do what `role` does. */
export function has(sentence: Sentence, index: number, role: Role): boolean {
  return sentence.tokens[index]?.meaning.roles?.includes(role) ?? false;
}

/** The place after the token at `index` if it plays one of the roles, else `index`. */
export function skip(sentence: Sentence, index: number, ...roles: readonly Role[]): number {
  return roles.some((role) => has(sentence, index, role)) ? index + 1 : index;
}

/** What the token at `index` means; beyond the end, nothing. */
export function meaningAt(sentence: Sentence, index: number): Meaning {
  return sentence.tokens[index]?.meaning ?? NOTHING;
}

/** Tells whether the token at `index` is the sign `text`. */
export function isSign(sentence: Sentence, index: number, text: string): boolean {
  return sentence.tokens[index]?.text === text;
}

/** Tells whether the token at `index` follows the one before without a blank. */
export function isGlued(sentence: Sentence, index: number): boolean {
  return sentence.tokens[index]?.glued ?? false;
}

/** The words from one token up to another, as typed. */
export function quote(
  { source, tokens }: Sentence,
  { from, next }: { readonly from: number; readonly next: number },
): string {
  return source.slice(tokens[from]?.start, tokens[next - 1]?.end);
}
