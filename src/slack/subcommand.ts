import type { Answer } from './answer.js';
import type { Invocation } from './invocation.js';
import type { ExpectsView } from './stage.js';
import type { Tools } from './tools.js';

/** What a handler of a subcommand gets. */
export interface SubcommandUse {
  readonly invocation: Invocation;
  /** What was typed behind the subcommand. */
  readonly rest: string;
  readonly tools: Tools;
  readonly stage: ExpectsView;
}

/** One subcommand of `/starleaf`; help is made from these. */
export interface Subcommand {
  readonly name: string;
  /** As shown in help, such as `meet <sentence>`. */
  readonly usage: string;
  readonly summary: string;
  readonly run: (use: SubcommandUse) => Promise<Answer>;
}
