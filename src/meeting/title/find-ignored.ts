import type { Fact } from '../grammar/facts.js';
import type { Sentence } from '../tokens.js';
import { cutClauses, type Piece, type Run } from './leftover.js';
import { withoutAround } from './read-subject.js';
import { matchPhrase, type TitleWords } from './title-words.js';

/** Pieces that the title has kept. */
export type Kept = ReadonlySet<number>;

/**
 * What a sentence says beside its time and its title and politeness: "please bring the report", "in the big room". Nothing is made of it, so
 * it has to be said.
 * @param kept where the pieces of the title begin
 */
export function findIgnored(
  sentence: Sentence,
  { used, kept, words }: { readonly used: readonly Fact[]; readonly kept: Kept; readonly words: TitleWords },
): readonly string[] {
  const unread = sentence.source.slice(sentence.tokens.at(-1)?.end ?? 0).trim();
  const ignored = cutClauses(sentence, used)
    .flat()
    .flatMap((run) => withoutKept(run, kept))
    .map((run) => withoutGeneric(withoutAround(run, words), words))
    .filter((run) => saysSomething(run, words))
    .map((run) => sentence.source.slice(run[0]?.start, run.at(-1)?.end));
  return [...ignored, unread].filter((each) => each !== '').map(shorten);
}

const LONGEST = 100;

/** So much of what was ignored as is enough to recognise it by. */
export function shorten(text: string): string {
  const characters = [...text.slice(0, 2 * LONGEST)];
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST).join('')}…` : text;
}

function withoutKept(run: Run, kept: Kept): readonly Run[] {
  const groups: Piece[][] = [[]];
  for (const piece of run) {
    if (kept.has(piece.start) || piece.hole) groups.push([]);
    else groups.at(-1)?.push(piece);
  }
  return groups.filter((group) => group.length > 0);
}

/** Tells whether a run is more than words that lead to others. */
export function saysSomething(run: Run, words: TitleWords): boolean {
  const texts = toTexts(run);
  const { articles, linking, company, venue, trailing, about, naming, openers, commands, generic } = words;
  const leading = [articles, linking, company, venue, trailing, about];
  for (let at = 0; at < run.length; ) {
    const word = texts[at] ?? '';
    const phrase = Math.max(
      ...[naming, openers, commands, generic].map((list) => matchPhrase(texts, at, list)),
    );
    if (phrase === 0 && /[\p{L}\p{N}]/u.test(word) && !leading.some((list) => list.has(word))) return true;
    at += Math.max(1, phrase);
  }
  return false;
}

function withoutGeneric(run: Run, { generic }: TitleWords): Run {
  return run.slice(matchPhrase(toTexts(run), 0, generic));
}

function toTexts(run: Run): readonly string[] {
  return run.map(({ word }) => word);
}
