import type { ModalView } from '@slack/types';
import type { Answer } from './answer.js';
import type { Submission } from './submission.js';
import type { Tools } from './tools.js';

/** What a modal's handlers get besides the submission. */
export interface ModalUse {
  readonly tools: Tools;
}

/** What is wrong with which field, by `block_id`: Slack shows it under the field. */
export type FieldErrors = Readonly<Record<string, string>>;

/** One modal; its `build` is its own affair, since each shows other things. */
export interface Modal {
  /** The `callback_id` of its view. */
  readonly id: string;
  /** Looks at what was typed, quickly and without changing anything: Slack waits. Null where all is well. */
  readonly check: (submission: Submission, use: ModalUse) => Promise<FieldErrors | null>;
  /** Does the work, once for each submission. What it answers takes the place of the form. */
  readonly submit: (submission: Submission, use: ModalUse) => Promise<Answer>;
  /** The form as its person left it, with a notice above: nothing typed is lost when the work fails. */
  readonly rebuild: (
    submission: Submission,
    facts: { readonly notice: string; readonly tools: Tools },
  ) => Promise<ModalView>;
}
