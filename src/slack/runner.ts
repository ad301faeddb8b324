import type { Connected } from '../connect/sign-in.js';
import type { Owner } from '../credentials/owner.js';
import { makeRequestId } from '../request-id.js';
import type { HeldJob, Jobs } from '../storage/jobs.js';
import { type Accepted, withoutBulk } from './accepted.js';
import type { Action } from './action.js';
import type { Answer } from './answer.js';
import { buildNotAccepted } from './blocks/not-accepted.js';
import { buildSubmittedTwice } from './blocks/submitted-twice.js';
import type { Clients } from './clients.js';
import { noteFailure } from './failure.js';
import { InFlight } from './in-flight.js';
import { Journal, type Live } from './journal.js';
import type { Message } from './message.js';
import type { Modal } from './modal.js';
import type { Press } from './press.js';
import type { Reply } from './reply.js';
import type { Shortcut } from './shortcut.js';
import { Speaker } from './speaker.js';
import { TriggerStage } from './stage.js';
import { type AckView, SubmissionStage } from './submission-stage.js';
import { readCommandTask } from './tasks/command.js';
import { readConnectedTask } from './tasks/connected.js';
import { readPressTask } from './tasks/press.js';
import { type Repertoire, readTask } from './tasks/read-task.js';
import { readShortcutTask } from './tasks/shortcut.js';
import { readSubmissionTask, rebuildWithFailure } from './tasks/submission.js';
import type { Tools } from './tools.js';

/** Tells Slack that something arrived; to a command with words, if it likes. */
export type Acknowledge = (response?: { readonly text: string }) => Promise<void>;

/** Something that has just arrived. */
interface Arrival {
  readonly accepted: Accepted;
  readonly live: Live;
  readonly ack: () => Promise<void>;
  /** It could not be written down, so it is not done. */
  readonly refuse: (words: Message) => Promise<void>;
  /** It was accepted before. */
  readonly repeated: () => Promise<void>;
}

/** Of the 25 seconds that a process has to end in. */
const GRACE_MS = 15_000;

/**
 * Takes in what people do. It is written down before Slack reads that it was accepted, and a repeat is known as such;
 * what cannot be written down is refused in words.
 */
export class Runner {
  readonly #tools: Tools;
  readonly #clients: Clients;
  readonly #repertoire: Repertoire;
  readonly #speaker: Speaker;
  readonly #journal: Journal;
  /** What is being written down, and is not begun yet. */
  readonly #accepting = new InFlight();
  /** What is not worth writing down. */
  readonly #inFlight = new InFlight();
  #isStopping = false;

  /** @param parts.onChange hears whose meetings, account or settings have just changed; must not throw */
  constructor(parts: {
    readonly tools: Tools;
    readonly reply: Reply;
    /** For views. */
    readonly clients: Clients;
    readonly repertoire: Repertoire;
    readonly jobs: Jobs<Accepted>;
    readonly onChange: (owner: Owner) => Promise<void>;
  }) {
    const { tools, repertoire } = parts;
    const { now, logger, drafts } = tools;
    this.#tools = tools;
    this.#clients = parts.clients;
    this.#repertoire = repertoire;
    this.#speaker = new Speaker({ ...parts, now, logger });
    this.#journal = new Journal({
      ...parts,
      speaker: this.#speaker,
      readTask: (accepted) => readTask(accepted, { ...repertoire, drafts }),
      graceMs: GRACE_MS,
    });
  }

  /** Takes up from now on what was accepted and never done: first by a process that died. */
  start(): void {
    this.#journal.start();
  }

  /** A slash command. @throws ZodError when the payload is none */
  async command(payload: unknown, ack: Acknowledge): Promise<void> {
    const at = this.#tools.now();
    const task = readCommandTask(payload, { at, subcommands: this.#repertoire.subcommands });
    const stage = this.#stage(task.owner, { triggerId: task.triggerId, hasConversation: true });
    await this.#accept(task.invocation.id, {
      accepted: { kind: 'command', at, payload: withoutBulk(payload) },
      live: { task, stage },
      ack,
      refuse: async (words) => ack({ text: words.text }),
      repeated: ack,
    });
  }

  /** A button or another element. @throws ZodError when the payload is no element's */
  async press(
    payload: unknown,
    { action, ack }: { readonly action: Action; readonly ack: Acknowledge },
  ): Promise<void> {
    const at = this.#tools.now();
    const { subcommands } = this.#repertoire;
    const task = readPressTask(payload, { at, subcommands, findAction: () => action });
    const live = { task, stage: this.#pressStage(task.press, action) };
    if (action.mustHappen) {
      const accepted: Accepted = { kind: 'press', at, payload: withoutBulk(payload) };
      return this.#accept(task.id, { accepted, live, ack, refuse: this.#refusing(live, ack), repeated: ack });
    }
    await ack();
    await this.#inFlight.run(() => this.#look(live));
  }

  /** A shortcut, from the menu or from a message. @throws ZodError when the payload is no shortcut's */
  async shortcut(
    payload: unknown,
    { shortcut, ack }: { readonly shortcut: Shortcut; readonly ack: Acknowledge },
  ): Promise<void> {
    const at = this.#tools.now();
    const task = readShortcutTask(payload, { at, findShortcut: () => shortcut });
    const { owner, triggerId, target } = task;
    const stage = this.#stage(owner, { triggerId, hasConversation: target.replyAddress !== null });
    const live = { task, stage };
    const accepted: Accepted = { kind: 'shortcut', at, payload: withoutBulk(payload) };
    const facts = { accepted, live, ack, refuse: this.#refusing(live, ack), repeated: ack };
    await this.#accept(`trigger ${triggerId}`, facts);
  }

  /**
   * A submitted modal: errors go under their fields, and nothing typed is lost if the work fails.
   * @throws ZodError when the payload is no submission
   */
  async submit(
    payload: unknown,
    { modal, ack }: { readonly modal: Modal; readonly ack: AckView },
  ): Promise<void> {
    const at = this.#tools.now();
    const tools = this.#tools;
    const task = readSubmissionTask(payload, { at, findModal: () => modal });
    const { submission, owner } = task;
    const stage = new SubmissionStage({
      client: () => this.#clients.for(owner.workspaceId),
      ack,
      view: submission.view,
      rebuild: (notice) => modal.rebuild(submission, { notice, tools }),
    });
    const live = { task, stage };
    try {
      const errors = await modal.check(submission, { tools });
      if (errors !== null) return await ack({ response_action: 'errors', errors: { ...errors } });
    } catch (error) {
      return this.#say(await rebuildWithFailure(error, { modal, submission, tools }), live);
    }
    await this.#accept(task.id, {
      accepted: { kind: 'submission', at, payload: withoutBulk(payload) },
      live,
      // The answer itself is the acknowledgement, or a loading view where it takes longer.
      ack: async () => undefined,
      refuse: (words) => this.#say({ privately: words, keepsPressed: true }, live),
      repeated: () => this.#say({ privately: buildSubmittedTwice() }, live),
    });
  }

  /** Somebody has connected on the web page: they are told so, and what they typed before goes on. */
  async connected(connected: Connected): Promise<void> {
    const accepted: Accepted = { kind: 'connected', at: this.#tools.now(), payload: connected };
    let job: HeldJob<Accepted> | null = null;
    try {
      job = await this.#journal.begin(connected.owner, `connected ${makeRequestId()}`, accepted);
    } catch (error) {
      // They are connected by now, and it would be odd not to say so.
      noteFailure(error, this.#tools.logger);
    }
    if (job !== null) return this.#journal.do(job);
    const task = await readConnectedTask(connected, {
      at: accepted.at,
      subcommands: this.#repertoire.subcommands,
      drafts: this.#tools.drafts,
    });
    await this.#inFlight.run(() => this.#look({ task, stage: null }));
  }

  /** Resolves once everything acknowledged so far is done. */
  async settled(): Promise<void> {
    await this.#accepting.settled();
    await Promise.all([this.#inFlight.settled(), this.#journal.settled()]);
  }

  /** Finishes what is at work, and leaves to other processes what takes too long or arrives even now. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    await this.#accepting.settled();
    await Promise.all([this.#inFlight.settled(), this.#journal.stop()]);
  }

  /** Writes something down, says so to Slack, and does it. */
  async #accept(id: string, facts: Arrival): Promise<void> {
    let doing = Promise.resolve();
    await this.#accepting.run(async () => {
      const job = await this.#writeDown(id, facts);
      if (job === null) return;
      try {
        await facts.ack();
      } finally {
        doing = this.#journal.do(job, facts.live);
      }
    });
    await doing;
  }

  /** @returns null where it is not for this process to do; then Slack has been answered */
  async #writeDown(id: string, facts: Arrival): Promise<HeldJob<Accepted> | null> {
    const { accepted, live } = facts;
    const { owner } = live.task;
    try {
      if (this.#isStopping) {
        await this.#journal.leave(owner, id, accepted);
        await facts.ack();
        await this.#speaker.finish(live.stage);
        return null;
      }
      const job = await this.#journal.begin(owner, id, accepted);
      if (job !== null) return job;
      await facts.repeated();
      // No view of this delivery is left to open.
      await this.#speaker.finish(live.stage);
      return null;
    } catch (error) {
      const { reference } = noteFailure(error, this.#tools.logger);
      await facts.refuse(buildNotAccepted(reference));
      return null;
    }
  }

  /** Tells it by the way that the answer would have taken; where that takes too long, Slack says that nobody answered. */
  #refusing(live: Live, ack: Acknowledge): (words: Message) => Promise<void> {
    return async (privately) => {
      await this.#say({ privately, keepsPressed: true }, live);
      await ack();
    };
  }

  /** For what is not written down: somebody looks at something, and may do so again. */
  async #look(live: Live): Promise<void> {
    const { task, stage } = live;
    const answer = await task.run({
      tools: this.#tools,
      stage: stage ?? { expectView: () => {} },
      say: (said, target) => this.#say(said, live, target),
    });
    await this.#say(answer, live);
  }

  async #say(answer: Answer, live: Live, target?: Parameters<Speaker['give']>[1]['target']): Promise<void> {
    await this.#inFlight.run(async () => {
      await this.#speaker.give(answer, { ...live, workId: makeRequestId(), isLast: true, target });
    });
  }

  #pressStage({ owner, triggerId, view, replyAddress }: Press, action: Action): TriggerStage {
    const stage = this.#stage(owner, {
      triggerId,
      from: view,
      replaces: action.replaces,
      overtakes: action.overtakes ?? false,
      hasConversation: replyAddress !== null,
    });
    // What lies above the view that was pressed in opens at once, empty, if it takes long.
    if (view !== null && !action.replaces) stage.expectView();
    return stage;
  }

  #stage(
    { workspaceId }: Owner,
    facts: Partial<ConstructorParameters<typeof TriggerStage>[0]> & {
      triggerId: string;
      hasConversation: boolean;
    },
  ): TriggerStage {
    const client = () => this.#clients.for(workspaceId);
    return new TriggerStage({ client, from: null, replaces: false, ...facts });
  }
}
