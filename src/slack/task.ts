import type { Owner } from '../credentials/owner.js';
import type { Answer } from './answer.js';
import type { Invocation } from './invocation.js';
import type { ReplyTarget } from './reply.js';
import type { ExpectsView } from './stage.js';
import type { Tools } from './tools.js';

/** Where an answer goes as far as the payload tells. */
export interface TaskTarget
  extends Pick<ReplyTarget, 'channelId' | 'replyAddress' | 'replaces' | 'showsTyped'> {
  /** Since when Slack has taken replies by the reply address, in milliseconds since 1970. */
  readonly addressedAt: number;
}

/** What a task is done with. */
export interface TaskUse {
  readonly tools: Tools;
  readonly stage: ExpectsView;
  /** Says something before the answer. */
  readonly say: (answer: Answer, target?: Partial<TaskTarget>) => Promise<void>;
}

/** Something that somebody did, read and ready to be done: at once, or once more after a crash. */
export interface Task {
  readonly owner: Owner;
  readonly target: TaskTarget;
  /** As if its person had typed something: as which it goes on where a change was begun. */
  readonly invocation: Invocation;
  /** Does it. Throws only what another attempt may mend. */
  run(use: TaskUse): Promise<Answer>;
  /** Whether nothing has come of it, so that the same may be done again. */
  isInVain(answer: Answer): boolean;
}
