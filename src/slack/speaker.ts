import type { Logger } from 'pino';
import type { Owner } from '../credentials/owner.js';
import type { Answer } from './answer.js';
import { mustBeSaid } from './owed.js';
import type { Reply } from './reply.js';
import { isSlackError, nameSlackError } from './slack-error.js';
import type { Stage } from './stage.js';
import type { Task, TaskTarget } from './task.js';

/** Slack takes replies by a `response_url` for thirty minutes. https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
const ADDRESS_MS = 30 * 60 * 1000;

/** To whom and for what something is said. */
export interface Speech {
  readonly task: Task;
  /** Null where nobody waits for a view any more. */
  readonly stage: Stage | null;
  readonly workId: string;
  readonly isLast: boolean;
  /** Where it goes otherwise than the task's answer. */
  readonly target?: Partial<TaskTarget> | undefined;
}

/** Says what tasks answer, where and as long as that is possible. */
export class Speaker {
  readonly #reply: Reply;
  readonly #onChange: (owner: Owner) => Promise<void>;
  readonly #now: () => number;
  readonly #logger: Logger;

  /** @param parts.onChange hears whose meetings, account or settings have just changed; must not throw */
  constructor(parts: {
    readonly reply: Reply;
    readonly onChange: (owner: Owner) => Promise<void>;
    readonly now: () => number;
    readonly logger: Logger;
  }) {
    this.#reply = parts.reply;
    this.#onChange = parts.onChange;
    this.#now = parts.now;
    this.#logger = parts.logger;
  }

  /** Never throws. @returns what Slack may take a little later; null where all is said */
  async give(answer: Answer, speech: Speech): Promise<Answer | null> {
    const { task, stage, workId, isLast } = speech;
    const { addressedAt, ...target } = { ...task.target, ...speech.target };
    const isAnswerable = this.#now() - addressedAt < ADDRESS_MS;
    const left = await this.#reply.give(answer, {
      ...target,
      owner: task.owner,
      replyAddress: isAnswerable ? target.replyAddress : null,
      replaces: target.replaces && answer.keepsPressed !== true,
      stage,
      workId,
      isLast,
    });
    await this.finish(stage);
    if (mustBeSaid(answer)) await this.#onChange(task.owner);
    return left;
  }

  /** No view is left waiting. */
  async finish(stage: Stage | null): Promise<void> {
    try {
      await stage?.finish();
    } catch (error) {
      const name = isSlackError(error) ? nameSlackError(error) : 'unknown';
      this.#logger.warn({ error: name }, 'a view was left waiting');
    }
  }
}
