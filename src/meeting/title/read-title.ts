import type { Fact } from '../grammar/facts.js';
import { HOLE } from '../normalise.js';
import type { Sentence } from '../tokens.js';
import { englishTitle } from './english.js';
import { cutClauses, type Piece, type Run } from './leftover.js';
import { readSubject, readWhole } from './read-subject.js';
import { tidy } from './tidy.js';

/** What a meeting is about. */
export interface Title {
  /** What it is about, without who and where; null where nothing says it. */
  readonly subject: string | null;
  /** The same with people and places that were named in plain words: nothing that was typed is lost. */
  readonly words: string | null;
}

/** The title of a sentence without quotes: what "called" or "about" names, then what is left over beside the time. */
export function readTitle(sentence: Sentence, used: readonly Fact[]): Title {
  const clauses = cutClauses(sentence, used);
  for (const clause of clauses) {
    const subject = readSubject(clause, englishTitle);
    if (subject !== null)
      return { subject: toText(subject.subject, sentence), words: toText(subject.whole, sentence) };
  }
  const whole = clauses.map((clause) => readWhole(clause, englishTitle)).find((run) => run !== null);
  return { subject: null, words: whole == null ? null : toText(whole, sentence) };
}

/** The first words in quotes and what stands around them: quotes win, whatever they look like. */
export function takeQuoted(source: string): { readonly title: string; readonly rest: string } | null {
  const from = source.search(/(?<![\p{L}\d])"(?=[^\s"])/u);
  const to = from < 0 ? -1 : source.indexOf('"', from + 1);
  if (to < 0) return null;
  const title = tidy(source.slice(from + 1, to));
  return title === '' ? null : { title, rest: source.slice(0, from) + HOLE + source.slice(to + 1) };
}

function toText(run: Run, { source }: Sentence): string | null {
  const text = run.reduce(
    (sofar: { text: string; end: number }, piece: Piece) => {
      const blank = sofar.text !== '' && piece.start > sofar.end ? ' ' : '';
      return { text: sofar.text + blank + source.slice(piece.start, piece.end), end: piece.end };
    },
    { text: '', end: 0 },
  ).text;
  const words = tidy(text);
  return words === '' ? null : words;
}
