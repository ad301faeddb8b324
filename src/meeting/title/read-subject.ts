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
  for (const run of runs) {
    const subject = readRun(withoutOpening(run, words), words);
    if (subject !== null) return subject;
  }
  return null;
}

/** What is left of a clause that names no subject, if it says more than that it is a meeting: "meeting with Paul". */
export function readWhole(clause: Clause, words: TitleWords): Run | null {
  for (const run of clause) {
    const opened = withoutArticles(withoutOpening(withoutAsides(run, words), words), words);
    const whole = withoutTrailing(withoutHoles(opened, words), words);
    const generic = matchPhrase(wordsOf(whole), 0, words.generic);
    if (whole.length > generic + 1) return whole;
  }
  return null;
}

/** A run without politeness, command and articles before it and without what cannot end a title. */
export function withoutAround(run: Run, words: TitleWords): Run {
  return withoutTrailing(withoutArticles(withoutOpening(withoutAsides(run, words), words), words), words);
}

/** A run without mentions, which are people already, and without what cannot end a title. */
export function withoutEnd(run: Run, words: TitleWords): Run {
  return withoutTrailing(withoutHoles(run, words), words);
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

/** Politeness as often as it comes, one command, and what people say between the two and the thing. */
function withoutOpening(run: Run, words: TitleWords): Run {
  const polite = withoutOpeners(run, words);
  const texts = wordsOf(polite);
  const command = beginsTitle(texts, 0, words) ? 0 : matchPhrase(texts, 0, words.commands);
  return command === 0 ? polite : withoutArticles(polite.slice(command), words);
}

function beginsTitle(texts: readonly string[], at: number, { compounds }: TitleWords): boolean {
  return matchPhrase(texts, at, compounds) > 0;
}

function withoutOpeners(run: Run, words: TitleWords): Run {
  const { openers } = words;
  const texts = wordsOf(run);
  let at = 0;
  for (;;) {
    if (beginsTitle(texts, at, words)) return run.slice(at);
    const length = matchPhrase(texts, at, openers);
    const sign = /^[,;:\-.!"']$/.test(texts[at] ?? '');
    if (length === 0 && !sign) return run.slice(at);
    at += Math.max(1, length);
  }
}

function withoutArticles(run: Run, words: TitleWords): Run {
  const { articles } = words;
  const texts = wordsOf(run);
  let at = 0;
  while (
    at < run.length &&
    !beginsTitle(texts, at, words) &&
    !isPartOfWord(run, at) &&
    (articles.has(run[at]?.word ?? '') || /^[,;:\-.]$/.test(run[at]?.word ?? ''))
  )
    at += 1;
  return run.slice(at);
}

/** The 1 of "1st". */
function isPartOfWord(run: Run, at: number): boolean {
  const [piece, next] = [run[at], run[at + 1]];
  return piece?.end === next?.start && /\d$/.test(piece?.word ?? '') && /^\p{L}/u.test(next?.word ?? '');
}

function readRun(run: Run, words: TitleWords): Subject | null {
  const bare = withoutArticles(run, words);
  const texts = wordsOf(bare);
  const generic = matchPhrase(texts, 0, words.generic);
  const next = bare[generic];
  const named = generic > 0 && words.of.has(texts[generic] ?? '') ? cut(bare, words) : null;
  if (named !== null && named.subject.length > generic) return named;
  if (generic > 0 && (next === undefined || isAround(next, words) || words.trailing.has(next.word)))
    return readAfterGeneric(bare.slice(generic), words);
  if (bare[0] !== undefined && isAround(bare[0], words)) return readAfterGeneric(bare, words);
  const label = matchPhrase(texts, 0, words.labels);
  const subject = cut(label === generic ? bare.slice(label) : bare, words);
  return subject.subject.length > 0 ? subject : null;
}

function isAround({ word, hole }: Piece, words: TitleWords): boolean {
  return hole || words.linking.has(word) || words.company.has(word) || words.venue.has(word);
}

/** "for nails", "to go over results", "with my manager about a very important matter". */
function readAfterGeneric(run: Run, words: TitleWords): Subject | null {
  const [first] = run;
  if (first === undefined) return null;
  if (!first.hole && words.linking.has(first.word)) {
    const rest = withoutArticles(run.slice(1), words);
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
  const { company, venue, labels } = words;
  const end = run.findIndex(
    ({ word, hole }, index) => hole || (index > 0 && (company.has(word) || venue.has(word))),
  );
  const subject = withoutTrailing(end < 0 ? run : run.slice(0, end), words);
  const label = matchPhrase(wordsOf(subject), subject.length - 1, labels);
  const named = label > 0 && subject.length > 1 ? subject.slice(0, -1) : subject;
  return { subject: withoutTrailing(named, words), whole: withoutTrailing(withoutHoles(run, words), words) };
}

/** Mentions are people already; the words that only led to them go too. */
function withoutHoles(run: Run, { company }: TitleWords): Run {
  const kept: Piece[] = [];
  let afterHole = false;
  for (const piece of run) {
    const joins = /^(?:,|&|and)$/.test(piece.word);
    if (piece.hole)
      while (company.has(kept.at(-1)?.word ?? '') || /^(?:,|&|and)$/.test(kept.at(-1)?.word ?? ''))
        kept.pop();
    else if (!(afterHole && joins)) kept.push(piece);
    afterHole = piece.hole || (afterHole && joins);
  }
  return kept;
}

function withoutTrailing(run: Run, { trailing }: TitleWords): Run {
  let end = run.length;
  while (end > 0 && trailing.has(run[end - 1]?.word ?? '')) end -= 1;
  return run.slice(0, end);
}
