import type fc from 'fast-check';
import type { Said } from './probe.js';
import type { Target } from './target.js';

/** One way in, and what is tried on it. */
export interface Entry<Sample = never> {
  readonly name: string;
  /** How much of all requests is for it, beside the others. */
  readonly weight: number;
  readonly target: Target;
  readonly samples: fc.Arbitrary<Sample>;
  /** How many are under way at a time; one unless said. */
  readonly lanes?: number;
  /** Sends it. @throws where an answer never came, or what followed was wrong */
  readonly send: (sample: Sample) => Promise<Said>;
}

/** Entries of whatever samples, side by side. */
export type AnyEntry = { readonly entry: <Result>(use: <Sample>(entry: Entry<Sample>) => Result) => Result };

/** Hides what an entry's samples are, which is its own affair. */
export function anyEntry<Sample>(entry: Entry<Sample>): AnyEntry {
  return { entry: (use) => use(entry) };
}
