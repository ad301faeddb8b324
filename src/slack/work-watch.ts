import type { Accepted } from './accepted.js';

/** Hears how what people do comes out: never who they are or what they typed. */
export interface WorkWatch {
  /** A sentence or subcommand was worked on; `seconds` from its arrival, before the answer is given. */
  readonly onInvocation?: (facts: {
    readonly subcommand: string;
    readonly outcome: 'answered' | 'scheduled' | 'failed';
    readonly seconds: number;
  }) => void;
  /** Everything that was to be said of something accepted has been; `seconds` from its arrival. */
  readonly onWorkDone?: (facts: { readonly kind: Accepted['kind']; readonly seconds: number }) => void;
}
