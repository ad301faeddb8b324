import type { Connected } from '../connect/sign-in.js';
import type { Owner } from '../credentials/owner.js';
import type { Action } from './action.js';
import type { Answer } from './answer.js';
import { buildConnected } from './blocks/account.js';
import { section } from './blocks/build.js';
import { escapeText } from './blocks/mrkdwn.js';
import { buildNoticeView } from './blocks/notice-view.js';
import { buildReady } from './blocks/ready.js';
import { buildSubmittedTwice } from './blocks/submitted-twice.js';
import type { Clients } from './clients.js';
import { answerFailure, noteFailure } from './failure.js';
import { InFlight } from './in-flight.js';
import { type Invocation, readInvocation } from './invocation.js';
import type { Modal } from './modal.js';
import { readPress } from './press.js';
import type { Reply, ReplyTarget } from './reply.js';
import { nameSubcommand, route, type Subcommands } from './route.js';
import { readShortcut, type Shortcut } from './shortcut.js';
import { isSlackError, nameSlackError } from './slack-error.js';
import { type ExpectsView, type Stage, TriggerStage } from './stage.js';
import { readSubmission, type Submission } from './submission.js';
import { type AckView, SubmissionStage } from './submission-stage.js';
import type { Tools } from './tools.js';

/** Runs what people do, from payload to reply: no repeat runs twice, and no failure ends in silence. */
export class Runner {
  readonly #tools: Tools;
  readonly #reply: Reply;
  readonly #clients: Clients;
  readonly #subcommands: Subcommands;
  readonly #onChange: (owner: Owner) => Promise<void>;
  readonly #inFlight = new InFlight();

  /** @param parts.onChange hears whose meetings, account or settings have just changed; must not throw */
  constructor(parts: {
    readonly tools: Tools;
    readonly reply: Reply;
    /** For views. */
    readonly clients: Clients;
    readonly subcommands: Subcommands;
    readonly onChange: (owner: Owner) => Promise<void>;
  }) {
    this.#tools = parts.tools;
    this.#reply = parts.reply;
    this.#clients = parts.clients;
    this.#subcommands = parts.subcommands;
    this.#onChange = parts.onChange;
  }

  /** A slash command. Slack may deliver it more than once; only the first counts. */
  async command(payload: unknown): Promise<void> {
    const { triggerId, ...invocation } = readInvocation(payload, this.#tools.now());
    await this.#inFlight.run(async () => {
      if (!(await this.#isFirst(invocation.owner, invocation.id))) return;
      const stage = this.#stage(invocation.owner, { triggerId, hasConversation: true });
      const answer = await this.#run(invocation, stage);
      await this.#give(answer, { ...invocation, stage, replaces: false, showsTyped: true });
    });
  }

  /** A button or another element. If it fails, its message stays, so that it can be pressed again. */
  async press(payload: unknown, action: Action): Promise<void> {
    const press = readPress(payload);
    const { triggerId, view } = press;
    await this.#inFlight.run(async () => {
      const hasConversation = press.replyAddress !== null;
      const { replaces, overtakes = false } = action;
      const stage = this.#stage(press.owner, { triggerId, from: view, replaces, overtakes, hasConversation });
      const target = { ...press, stage, showsTyped: false };
      if (view !== null && !action.replaces) stage.expectView();
      if (view?.kind === 'home') this.#tools.openHomes.open(press.owner);
      try {
        const answer = await action.handle(press, {
          tools: this.#tools,
          run: (invocation) => this.#run(invocation, stage),
          stage,
        });
        await this.#give(answer, { ...target, replaces: action.replaces && answer.keepsPressed !== true });
      } catch (error) {
        const privately = answerFailure(error, { draftId: null, logger: this.#tools.logger });
        await this.#give({ privately }, { ...target, replaces: false });
      }
    });
  }

  /** A shortcut, from the menu or from a message. */
  async shortcut(payload: unknown, shortcut: Shortcut): Promise<void> {
    const press = readShortcut(payload);
    const { owner, triggerId, message } = press;
    await this.#inFlight.run(async () => {
      const replyAddress = message?.replyAddress ?? null;
      const stage = this.#stage(owner, { triggerId, hasConversation: replyAddress !== null });
      const target = { owner, channelId: message?.channelId ?? '', replyAddress, stage };
      const answer = await this.#orFailure(() => shortcut.handle(press, { tools: this.#tools, stage }));
      await this.#give(answer, { ...target, replaces: false, showsTyped: false });
    });
  }

  /** A submitted modal: errors go under their fields, work runs once, and nothing typed is lost if it fails. */
  async submit(
    payload: unknown,
    { modal, ack }: { readonly modal: Modal; readonly ack: AckView },
  ): Promise<void> {
    const submission = readSubmission(payload);
    const { owner, view, conversation } = submission;
    await this.#inFlight.run(async () => {
      const rebuild = (notice: string) => modal.rebuild(submission, { notice, tools: this.#tools });
      const stage = new SubmissionStage({
        client: () => this.#clients.for(owner.workspaceId),
        ack,
        view,
        rebuild,
      });
      const target: ReplyTarget = {
        owner,
        channelId: conversation?.channelId ?? '',
        replyAddress: conversation?.replyAddress ?? null,
        stage,
        replaces: true,
        showsTyped: false,
      };
      const answer = await this.#submit(submission, { modal, stage, ack });
      if (answer !== 'refused') await this.#give(answer, target);
    });
  }

  async #submit(
    submission: Submission,
    facts: { readonly modal: Modal; readonly stage: SubmissionStage; readonly ack: AckView },
  ): Promise<Answer | 'refused'> {
    const { modal, stage, ack } = facts;
    const { owner, view } = submission;
    const what = `submission ${view.id} ${view.hash}`;
    const use = { tools: this.#tools };
    try {
      const errors = await modal.check(submission, use);
      if (errors !== null) {
        await ack({ response_action: 'errors', errors: { ...errors } });
        return 'refused';
      }
      if (!(await this.#isFirst(owner, what))) return { privately: buildSubmittedTwice() };
      stage.expectView();
      const answer = await modal.submit(submission, use);
      if (answer.keepsPressed === true) await this.#tools.again(owner, what);
      return answer;
    } catch (error) {
      const { text, reference } = noteFailure(error, this.#tools.logger);
      const notice = `:warning: ${text} Reference ${escapeText(reference)}.`;
      // What failed may be what the form is made of, and then it cannot be made again.
      const failed = () => buildNoticeView({ text: notice, blocks: [section(notice)] });
      return { view: await modal.rebuild(submission, { notice, tools: this.#tools }).catch(failed) };
    }
  }

  /** Somebody has connected on the web page: says so in Slack, and goes on with what they typed before. */
  async connected({ owner, email, resume }: Connected): Promise<void> {
    this.#tools.features.forget(owner);
    await this.#inFlight.run(async () => {
      const draft = resume === null ? undefined : await this.#tools.drafts.find(owner, resume);
      if (draft === undefined) return this.#onChange(owner);
      const { invocation, continues, promptAddress } = draft;
      const target = { ...invocation, stage: null, replaces: false, showsTyped: true };
      const prompt = promptAddress === null ? {} : { replyAddress: promptAddress, replaces: true };
      const privately = buildConnected({ email, continues });
      await this.#give({ privately, changesHome: true }, { ...target, ...prompt });
      if (!continues) return;
      const answer = await this.#run(invocation, NOBODY_WAITS);
      await this.#give(answer.view === undefined ? answer : await this.#offer(invocation), target);
    });
  }

  /** Resolves once everything acknowledged so far is done. */
  settled(): Promise<void> {
    return this.#inFlight.settled();
  }

  #stage(
    { workspaceId }: Owner,
    facts: Partial<ConstructorParameters<typeof TriggerStage>[0]> & {
      triggerId: string;
      hasConversation: boolean;
    },
  ) {
    const client = () => this.#clients.for(workspaceId);
    return new TriggerStage({ client, from: null, replaces: false, ...facts });
  }

  async #give(answer: Answer, target: ReplyTarget): Promise<void> {
    await this.#reply.give(answer, target);
    await this.#finish(target.stage);
    const { card, changedCards, changesHome } = answer;
    if (card !== undefined || changedCards !== undefined || changesHome === true) {
      await this.#onChange(target.owner);
    }
  }

  async #finish(stage: Stage | null): Promise<void> {
    try {
      await stage?.finish();
    } catch (error) {
      const name = isSlackError(error) ? nameSlackError(error) : 'unknown';
      this.#tools.logger.warn({ error: name }, 'a view was left waiting');
    }
  }

  /** A form cannot open by itself, so there is a button for it. */
  async #offer(invocation: Invocation): Promise<Answer> {
    const draftId = await this.#tools.drafts.park({ invocation, continues: true, promptAddress: null });
    return { privately: buildReady(draftId) };
  }

  async #run(invocation: Invocation, stage: ExpectsView): Promise<Answer> {
    const { logger, drafts } = this.#tools;
    const started = performance.now();
    const subcommand = nameSubcommand(invocation.text, this.#subcommands);
    const log = (outcome: string) =>
      logger.info(
        { subcommand, outcome, milliseconds: Math.round(performance.now() - started) },
        'invocation',
      );
    try {
      const answer = await route(invocation, { subcommands: this.#subcommands, tools: this.#tools, stage });
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

  async #orFailure(run: () => Promise<Answer>): Promise<Answer> {
    try {
      return await run();
    } catch (error) {
      return { privately: answerFailure(error, { draftId: null, logger: this.#tools.logger }) };
    }
  }

  async #isFirst(owner: Owner, what: string): Promise<boolean> {
    try {
      return await this.#tools.isFirst(owner, what);
    } catch (error) {
      // Without the store nothing else will work either, and then the person is told so by the failure itself.
      this.#tools.logger.error({ name: error instanceof Error ? error.name : typeof error }, 'store failed');
      return true;
    }
  }
}

/** For what runs without anybody having pressed something just now. */
const NOBODY_WAITS: ExpectsView = { expectView: () => {} };
