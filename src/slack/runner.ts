import type { Connected } from '../connect/sign-in.js';
import type { Action } from './action.js';
import type { Answer } from './answer.js';
import { buildConnected } from './blocks/account.js';
import { answerFailure } from './failure.js';
import { InFlight } from './in-flight.js';
import { type Invocation, readInvocation } from './invocation.js';
import { readPress } from './press.js';
import type { Reply } from './reply.js';
import { nameSubcommand, route, type Subcommands } from './route.js';
import type { Tools } from './tools.js';

/** Runs what people do, from payload to reply: no repeat runs twice, and no failure ends in silence. */
export class Runner {
  readonly #tools: Tools;
  readonly #reply: Reply;
  readonly #subcommands: Subcommands;
  readonly #inFlight = new InFlight();

  constructor(parts: { readonly tools: Tools; readonly reply: Reply; readonly subcommands: Subcommands }) {
    this.#tools = parts.tools;
    this.#reply = parts.reply;
    this.#subcommands = parts.subcommands;
  }

  /** A slash command. Slack may deliver it more than once; only the first counts. */
  async command(payload: unknown): Promise<void> {
    const invocation = readInvocation(payload, this.#tools.now());
    await this.#inFlight.run(async () => {
      if (!(await this.#isFirst(invocation))) return;
      const answer = await this.#run(invocation);
      await this.#reply.give(answer, { ...invocation, replaces: false, showsTyped: true });
    });
  }

  /** A button. If it fails, its message stays, so that it can be pressed again. */
  async press(payload: unknown, action: Action): Promise<void> {
    const press = readPress(payload);
    await this.#inFlight.run(async () => {
      const target = { ...press, showsTyped: false };
      try {
        const answer = await action.handle(press, {
          tools: this.#tools,
          run: (invocation) => this.#run(invocation),
        });
        await this.#reply.give(answer, {
          ...target,
          replaces: action.replaces && answer.keepsPressed !== true,
        });
      } catch (error) {
        const privately = answerFailure(error, { draftId: null, logger: this.#tools.logger });
        await this.#reply.give({ privately }, { ...target, replaces: false });
      }
    });
  }

  /** Somebody has connected on the web page: says so in Slack, and goes on with what they typed before. */
  async connected({ owner, email, resume }: Connected): Promise<void> {
    await this.#inFlight.run(async () => {
      const draft = resume === null ? undefined : await this.#tools.drafts.find(owner, resume);
      if (draft === undefined) return;
      const { invocation, continues, promptAddress } = draft;
      const prompt = promptAddress === null ? {} : { replyAddress: promptAddress, replaces: true };
      await this.#reply.give(
        { privately: buildConnected({ email, continues }) },
        { ...invocation, replaces: false, showsTyped: true, ...prompt },
      );
      if (!continues) return;
      const answer = await this.#run(invocation);
      await this.#reply.give(answer, { ...invocation, replaces: false, showsTyped: true });
    });
  }

  /** Resolves once everything acknowledged so far is done. */
  settled(): Promise<void> {
    return this.#inFlight.settled();
  }

  async #run(invocation: Invocation): Promise<Answer> {
    const { logger, drafts } = this.#tools;
    const started = performance.now();
    const subcommand = nameSubcommand(invocation.text, this.#subcommands);
    const log = (outcome: string) =>
      logger.info(
        { subcommand, outcome, milliseconds: Math.round(performance.now() - started) },
        'invocation',
      );
    try {
      const answer = await route(invocation, { subcommands: this.#subcommands, tools: this.#tools });
      log(answer.card === undefined ? 'answered' : 'scheduled');
      return answer;
    } catch (error) {
      log('failed');
      const draftId = await drafts
        .park({ invocation, continues: true, promptAddress: null })
        .catch((): null => null);
      return { privately: answerFailure(error, { draftId, logger }) };
    }
  }

  async #isFirst({ owner, id }: Invocation): Promise<boolean> {
    try {
      return await this.#tools.isFirst(owner, id);
    } catch (error) {
      // Without the store nothing else will work either, and then the person is told so by the failure itself.
      this.#tools.logger.error({ name: error instanceof Error ? error.name : typeof error }, 'store failed');
      return true;
    }
  }
}
