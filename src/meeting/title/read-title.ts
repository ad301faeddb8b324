import type { Fact } from '../grammar/facts.js';
import { HOLE } from '../normalise.js';
import type { Sentence } from '../tokens.js';
import { findIgnored, saysSomething } from './find-ignored.js';
import { findTitleWords } from './find-title-words.js';
import { type Clause, cutClauses, type Piece, type Run } from './leftover.js';
import { readSubject, readWhole, withoutEnd } from './read-subject.js';
import { tidy } from './tidy.js';
import type { TitleWords } from './title-words.js';

/** What a meeting is about. */
export interface Title {
  /** What it is about, without who and where; null where nothing says it. */
  readonly subject: string | null;
  /** The same with people and places that were named in plain words. */
  readonly words: string | null;
  /** What was said beside it and the time, and of which nothing is made. */
  readonly ignored: () => readonly string[];
}

/** The title of a sentence without quotes: what "called" or "about" names, then what is left over beside the time. */
export function readTitle(sentence: Sentence, used: readonly Fact[]): Title {
  const words = findTitleWords(sentence.lexicon.language);
  const clauses = cutClauses(sentence, used);
  const found = readFirst(clauses, (clause) => readSubject(clause, words));
  const alone = found?.whole ?? readFirst(clauses, (clause) => readWhole(clause, words)) ?? [];
  const whole = [...alone, ...findCompany(clauses, alone, words)];
  const kept = new Set(whole.map(({ start }) => start));
  return {
    subject: found === null ? null : toText(found.subject, { sentence, words }),
    words: toText(whole, { sentence, words }),
    ignored: () => findIgnored(sentence, { used, kept, words }),
  };
}

/** "with Fred and Dan", "at the Rose Bowl": who and where, said behind the time. */
function findCompany(clauses: readonly Clause[], title: Run, words: TitleWords): Run {
  const last = title.at(-1);
  if (last === undefined) return [];
  return clauses.flat().flatMap((run) => {
    const first = run[0];
    const leads =
      first !== undefined &&
      first.start > last.end &&
      [words.company, words.venue].some((list) => list.has(first.word));
    const rest = leads ? withoutEnd(run, words) : [];
    return saysSomething(rest, words) ? rest : [];
  });
}

/** The title that a sentence sets apart or puts in quotes, and what is said beside it. */
export function withTitle(title: string, sentence: Sentence, used: readonly Fact[]): Title {
  const words = findTitleWords(sentence.lexicon.language);
  const ignored = () => findIgnored(sentence, { used, kept: new Set(), words });
  return { subject: title, words: title, ignored };
}

function readFirst<Found>(clauses: readonly Clause[], read: (clause: Clause) => Found | null): Found | null {
  for (const clause of clauses) {
    const found = read(clause);
    if (found !== null) return found;
  }
  return null;
}

/** The first words in quotes and what stands around them: quotes win, whatever they look like. */
export function takeQuoted(source: string): { readonly title: string; readonly rest: string } | null {
  const from = source.search(/(?<![\p{L}\d])"(?=[^\s"])/u);
  const to = from < 0 ? -1 : source.indexOf('"', from + 1);
  if (to < 0) return null;
  const title = tidy(source.slice(from + 1, to));
  return title === '' ? null : { title, rest: source.slice(0, from) + HOLE + source.slice(to + 1) };
}

interface Reading {
  readonly sentence: Sentence;
  readonly words: TitleWords;
}

function toText(run: Run, { sentence: { source }, words: { endings } }: Reading): string | null {
  const text = run.reduce(
    (sofar: { text: string; end: number }, piece: Piece) => {
      const blank = sofar.text !== '' && piece.start > sofar.end ? ' ' : '';
      return { text: sofar.text + blank + source.slice(piece.start, piece.end), end: piece.end };
    },
    { text: '', end: 0 },
  ).text;
  const ending = endings.find((each) => text.endsWith(each) && text.length > each.length);
  const words = tidy(ending === undefined ? text : text.slice(0, -ending.length));
  return words === '' ? null : words;
}
