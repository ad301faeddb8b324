import type { Fact } from '../grammar/facts.js';
import { fold } from '../lexicon/lexicon.js';
import type { Sentence } from '../tokens.js';

/** A word or sign that no reader of times has taken. */
export interface Piece {
  /** In lower case, without accents. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
  /** A mention stood here. */
  readonly hole: boolean;
}

/** Pieces without anything taken out between them. */
export type Run = readonly Piece[];

/** A clause as the runs that are left of it between its times. */
export type Clause = readonly Run[];

/** What is left of a sentence, clause by clause, each cut into runs where a time was taken out. */
export function cutClauses(sentence: Sentence, used: readonly Fact[]): readonly Clause[] {
  const taken = takenTokens(used);
  const clauses: Clause[] = [];
  let runs: Run[] = [];
  let run: Piece[] = [];
  const closeRun = () => {
    if (run.length > 0) runs.push(run);
    run = [];
  };
  const closeClause = () => {
    closeRun();
    if (runs.length > 0) clauses.push(runs);
    runs = [];
  };
  for (const index of sentence.tokens.keys()) {
    if (taken.has(index)) closeRun();
    else if (isStop(sentence, index)) closeClause();
    else addPiece(run, sentence, index);
  }
  closeClause();
  return clauses;
}

const JOINTS = /^[-:/]$/;

/** Words joined by a hyphen or the like are one: "get-together" is no command to get something, "1:1" no number. */
function addPiece(run: Piece[], { source, tokens }: Sentence, at: number): void {
  const token = tokens[at];
  if (token === undefined) return;
  const before = run.at(-1);
  const joins =
    before !== undefined &&
    token.glued &&
    before.end === token.start &&
    !before.hole &&
    token.kind !== 'hole';
  const hyphen = JOINTS.test(token.text) && tokens[at + 1]?.glued === true;
  const start =
    joins && before !== undefined && (hyphen || JOINTS.test(source[token.start - 1] ?? ''))
      ? before.start
      : token.start;
  if (start !== token.start) run.pop();
  run.push({
    word: fold(source.slice(start, token.end)),
    start,
    end: token.end,
    hole: token.kind === 'hole',
  });
}

function takenTokens(used: readonly Fact[]): ReadonlySet<number> {
  const taken = new Set<number>();
  for (const { from, next } of used) for (let at = from; at < next; at += 1) taken.add(at);
  return taken;
}

/** A full stop, unless it belongs to an abbreviation or a number ("Dr. Mike", "v2.1"). */
function isStop({ tokens }: Sentence, at: number): boolean {
  const token = tokens[at];
  const after = tokens[at + 1];
  if (token?.kind !== 'sign' || !/^[.!?;]$/.test(token.text)) return false;
  if (after?.glued) return false;
  const before = tokens[at - 1];
  return token.text !== '.' || before === undefined || before.end - before.start > 2 || after === undefined;
}
