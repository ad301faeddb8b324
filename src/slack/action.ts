import type { Answer } from './answer.js';
import type { Invocation } from './invocation.js';
import type { Press } from './press.js';
import type { ExpectsView } from './stage.js';
import type { Tools } from './tools.js';

/** What a button's handler gets besides the press. */
export interface ActionUse {
  readonly tools: Tools;
  /** Runs an invocation from its beginning, as if it had just been typed. */
  readonly run: (invocation: Invocation) => Promise<Answer>;
  readonly stage: ExpectsView;
}

/** One button or other element, or a family of them. */
export interface Action {
  readonly id: string | RegExp;
  readonly handle: (press: Press, use: ActionUse) => Promise<Answer>;
  /**
   * Whether it is written down before Slack reads that it was pressed, so that no crash loses it: it changes something,
   * or promises to. What only shows something is pressed again.
   */
  readonly mustHappen: boolean;
  /** Whether the answer takes the place of the message or modal that the button stands in. */
  readonly replaces: boolean;
  /**
   * Whether the answer holds even where the modal has changed since: for presses that come thick and fast, such as
   * one for each letter. What people typed meanwhile stays.
   */
  readonly overtakes?: boolean;
}
