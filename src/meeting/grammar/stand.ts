import type { Sentence } from '../tokens.js';
import type { Fact, FactValue } from './facts.js';
import type { Match } from './number.js';
import type { Home } from './read-zone.js';

/** Where a reader stands: the sentence, a place in it, and what was found before that place. */
export interface Stand {
  readonly sentence: Sentence;
  readonly at: number;
  readonly before: Fact | undefined;
  readonly facts: readonly Fact[];
  readonly home: Home;
}

/** Reads one kind of fact at a place, or finds none. */
export type Reader = (stand: Stand) => Match<FactValue> | null;
