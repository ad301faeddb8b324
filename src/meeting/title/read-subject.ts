import type { Clause, Piece, Run } from './leftover.js';
import { matchPhrase, type TitleWords } from './title-words.js';

/** What a clause is about, and the same with who and where. */
export interface Subject {
  readonly subject: Run;
  readonly whole: Run;
}

/** Takes from a clause what people say around a title; null if nothing is left. */
export function readSubject(clause: Clause, words: TitleWords): Subject | null {
  const runs = clause.map((run) => withoutAsides(run, words));
  const named = findNamed(runs, words);
  if (named !== null) return named;
  let first = true;
  for (const [index, run] of runs.entries()) {
    const opened = first ? withoutOpeners(run, words) : run;
    const subject = readRun(opened, words, first || index > 0);
    if (subject !== null) return subject;
    first = false;
  }
  return null;
}

function wordsOf(run: Run): string[] {
  return run.map(({ word }) => word);
}

function withoutAsides(run: Run, { asides }: TitleWords): Run {
  const words = wordsOf(run);
  const kept: Piece[] = [];
  for (let at = 0; at < run.length; ) {
    const length = matchPhrase(words, at, asides);
    const piece = run[at];
    if (length === 0 && piece !== undefined) kept.push(piece);
    at += Math.max(1, length);
  }
  return kept;
}

/** "an event called Graduation": whatever stands around, this is the title. */
function findNamed(runs: readonly Run[], words: TitleWords): Subject | null {
  for (const run of runs) {
    const texts = wordsOf(run);
    for (let at = 1; at < run.length - 1; at += 1) {
      const length = matchPhrase(texts, at, words.naming);
      if (length > 0 && at + length < run.length) {
        const subject = cut(run.slice(at + length), words);
        if (subject.subject.length > 0) return subject;
      }
    }
  }
  return null;
}

function withoutOpeners(run: Run, words: TitleWords): Run {
  const texts = wordsOf(run);
  let at = 0;
  for (;;) {
    const length = matchPhrase(texts, at, words.openers);
    const sign = /^[,;:\-.!"']$/.test(texts[at] ?? '');
    if (length === 0 && !sign) return run.slice(at);
    at += Math.max(1, length);
  }
}

function withoutArticles(run: Run, { articles }: TitleWords): Run {
  let at = 0;
  while (at < run.length && (articles.has(run[at]?.word ?? '') || /^[,;:\-.]$/.test(run[at]?.word ?? '')))
    at += 1;
  return run.slice(at);
}

function readRun(run: Run, words: TitleWords, mayLink: boolean): Subject | null {
  const bare = withoutArticles(run, words);
  const texts = wordsOf(bare);
  const generic = matchPhrase(texts, 0, words.generic);
  const next = bare[generic];
  if (generic > 0 && (next === undefined || isAround(next, words)))
    return readAfterGeneric(bare.slice(generic), words);
  if (bare[0] !== undefined && isAround(bare[0], words) && mayLink) return readAfterGeneric(bare, words);
  const subject = cut(bare, words);
  return subject.subject.length > 0 ? subject : null;
}

function isAround({ word, hole }: Piece, words: TitleWords): boolean {
  return (
    hole ||
    words.linking.has(word) ||
    words.company.has(word) ||
    words.venue.has(word) ||
    words.trailing.has(word)
  );
}

/** "for nails", "to go over results", "with my manager about a very important matter". */
function readAfterGeneric(run: Run, words: TitleWords): Subject | null {
  const [first] = run;
  if (first === undefined) return null;
  if (!first.hole && words.linking.has(first.word)) {
    const rest = withoutArticles(withoutOpeners(run.slice(1), { ...words }), words);
    const texts = wordsOf(rest);
    const generic = matchPhrase(texts, 0, words.generic);
    if (generic > 0 && generic === rest.length) return null;
    if (rest[0] !== undefined && isAround(rest[0], words)) return readAfterGeneric(rest, words);
    const subject = cut(rest, words);
    return subject.subject.length > 0 ? subject : null;
  }
  const about = run.findIndex(({ word }, index) => index > 0 && words.about.has(word));
  return about < 0 ? null : readAfterGeneric(run.slice(about), words);
}

/** The subject ends where people or a place begin. */
function cut(run: Run, words: TitleWords): Subject {
  const end = run.findIndex(
    ({ word, hole }, index) => hole || (index > 0 && (words.company.has(word) || words.venue.has(word))),
  );
  const whole = withoutTrailing(
    run.filter(({ hole }) => !hole),
    words,
  );
  return { subject: withoutTrailing(end < 0 ? run : run.slice(0, end), words), whole };
}

function withoutTrailing(run: Run, { trailing }: TitleWords): Run {
  let end = run.length;
  while (end > 0 && trailing.has(run[end - 1]?.word ?? '')) end -= 1;
  return run.slice(0, end);
}
