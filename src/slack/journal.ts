import { setTimeout as sleep } from 'node:timers/promises';
import { type Owner, ownerKey } from '../credentials/owner.js';
import { asRequest, currentRequestId, makeRequestId } from '../request-id.js';
import type { HeldJob, Jobs } from '../storage/jobs.js';
import { StoreError } from '../storage/store-error.js';
import { Worker } from '../storage/worker.js';
import type { Accepted } from './accepted.js';
import type { Answer } from './answer.js';
import { answerFailure, describeForLog } from './failure.js';
import { JobTrail } from './job-trail.js';
import { fromPlain, mustBeSaid, type Owed } from './owed.js';
import { runChange } from './run-invocation.js';
import type { Speaker } from './speaker.js';
import type { ExpectsView, Stage } from './stage.js';
import type { Task } from './task.js';
import type { Tools } from './tools.js';
import { LostWorkError } from './trail.js';

/** Something to be done, and where its views are shown; null where nobody waits any more. */
export interface Live {
  readonly task: Task;
  readonly stage: Stage | null;
}

/** How long the store may take to write something down: Slack waits for three seconds. */
const PATIENCE_MS = 2_000;
/** How many of the pieces that others left, or that wait for Slack, one process does at a time. */
const CONCURRENCY = 8;
/** What ends the process each time is not tried for ever. */
const MOST_ATTEMPTS = 10;
/** How long Slack may refuse to take what is to be said. */
const SAYABLE_MS = 30 * 60 * 1000;
/** From then on people know that something is still to come. */
const SILENT_MS = 5_000;
const [SHORTEST_PAUSE_MS, LONGEST_PAUSE_MS] = [1_000, 60_000];

/**
 * What was accepted, written down in the store before Slack reads so, and done from there: at once, or by whichever
 * process finds it when this one has died. What has been done is not done again, and what is left to say is said until
 * Slack takes it.
 */
export class Journal {
  readonly #tools: Tools;
  readonly #jobs: Jobs<Accepted>;
  readonly #speaker: Speaker;
  readonly #readTask: (accepted: Accepted) => Promise<Task>;
  readonly #worker: Worker<Accepted>;
  readonly #live = new WeakMap<HeldJob<Accepted>, Live>();

  constructor(parts: {
    readonly tools: Tools;
    readonly jobs: Jobs<Accepted>;
    readonly speaker: Speaker;
    /** What was accepted by another process, or by this one before it ended. */
    readonly readTask: (accepted: Accepted) => Promise<Task>;
    /** How long stopping waits for what is at work, in milliseconds. */
    readonly graceMs: number;
  }) {
    const { tools, jobs, graceMs } = parts;
    this.#tools = tools;
    this.#jobs = jobs;
    this.#speaker = parts.speaker;
    this.#readTask = parts.readTask;
    this.#worker = new Worker({
      jobs,
      work: (job) => this.#work(job),
      concurrency: CONCURRENCY,
      logger: tools.logger,
      now: tools.now,
      graceMs,
    });
  }

  /** Takes up from now on what has been left: first by a process that died. */
  start(): void {
    this.#worker.start();
  }

  /**
   * Writes something down, to be done by this process.
   * @returns null where something of this id was written down already, or was done within the hour
   * @throws StoreError where the store fails or takes too long; then nothing is done, even if it was written after all
   */
  async begin(owner: Owner, id: string, accepted: Accepted): Promise<HeldJob<Accepted> | null> {
    const begun = this.#jobs.begin(nameOf(owner, id), named(accepted));
    const enough = new AbortController();
    const tooLate = sleep(PATIENCE_MS, 'late' as const, { signal: enough.signal, ref: false });
    try {
      const first = await Promise.race([begun, tooLate]);
      if (first !== 'late') return first;
    } finally {
      tooLate.catch(() => undefined);
      enough.abort();
    }
    begun.then((job) => job?.forget()).catch(() => undefined);
    throw new StoreError('the store took too long');
  }

  /** Writes something down, to be done by another process, or after the next start. @throws StoreError */
  async leave(owner: Owner, id: string, accepted: Accepted): Promise<void> {
    await this.#jobs.add(nameOf(owner, id), named(accepted));
  }

  /** Does what was begun. Never throws. */
  async do(job: HeldJob<Accepted>, live?: Live): Promise<void> {
    if (live !== undefined) this.#live.set(job, live);
    await this.#worker.run(job);
  }

  /** Resolves once nothing is at work here. */
  settled(): Promise<void> {
    return this.#worker.settled();
  }

  /** Takes up nothing more, finishes what is at work, and leaves to others what takes too long. */
  stop(): Promise<void> {
    return this.#worker.stop();
  }

  /** @returns when it is due again; nothing when it is done */
  async #work(job: HeldJob<Accepted>): Promise<number | undefined> {
    const live = this.#live.get(job);
    if (live !== undefined) return this.#perform(job, live);
    return asRequest(job.payload.request ?? makeRequestId(), async () => {
      const task = await this.#read(job.payload);
      return task === null ? undefined : this.#perform(job, { task, stage: null });
    });
  }

  async #read(accepted: Accepted): Promise<Task | null> {
    try {
      return await this.#readTask(accepted);
    } catch (error) {
      if (error instanceof StoreError) throw error;
      this.#tools.logger.error({ work: accepted.kind, ...describeForLog(error) }, 'nothing here can do this');
      return null;
    }
  }

  async #perform(job: HeldJob<Accepted>, live: Live): Promise<number | undefined> {
    const trail = new JobTrail(job);
    try {
      const { owed } = job.payload;
      const toBeSaid =
        owed === undefined
          ? await this.#done(job, { live, trail })
          : { ...owed, answer: fromPlain(owed.answer) };
      return await this.#say(toBeSaid, { job, live, trail });
    } catch (error) {
      if (!(error instanceof LostWorkError)) throw error;
      this.#tools.logger.warn('another process goes on with this');
      return undefined;
    } finally {
      await this.#speaker.finish(live.stage);
    }
  }

  /** Does it, as far as that has not been done before. */
  async #done(
    job: HeldJob<Accepted>,
    { live, trail }: { readonly live: Live; readonly trail: JobTrail },
  ): Promise<ToBeSaid> {
    const { task, stage } = live;
    const tools = { ...this.#tools, trail };
    const owed = { since: this.#tools.now(), tries: 0, isAdmitted: false };
    if (job.attempts > MOST_ATTEMPTS) {
      const error = new Error('this was begun too often and never ended');
      return {
        answer: { privately: answerFailure(error, { draftId: null, logger: tools.logger }) },
        ...owed,
      };
    }
    const answer =
      trail.change === null
        ? await task.run({
            tools,
            stage: stage ?? NOBODY_WAITS,
            say: async (said, target) => {
              await this.#speaker.give(said, { ...live, workId: job.id, isLast: true, target });
            },
          })
        : await runChange(trail.change, { invocation: task.invocation, tools });
    if (mustBeSaid(answer)) await trail.keepOwed(answer, owed);
    return { answer, ...owed };
  }

  async #say(
    { answer, since, tries, isAdmitted }: ToBeSaid,
    facts: { readonly job: HeldJob<Accepted>; readonly live: Live; readonly trail: JobTrail },
  ): Promise<number | undefined> {
    const { job, live, trail } = facts;
    const now = this.#tools.now();
    const isLast = now - since >= SAYABLE_MS;
    const left = await this.#speaker.give(answer, { ...live, workId: job.id, isLast });
    if (left === null) {
      const { kind, at } = job.payload;
      this.#tools.watch.onWorkDone?.({ kind, seconds: (this.#tools.now() - at) / 1000 });
      if (live.task.isInVain(answer)) await job.forget();
      return undefined;
    }
    const isTime = !isAdmitted && this.#tools.now() - since >= SILENT_MS;
    const untold = isTime ? await this.#admit(left, { live, workId: job.id }) : left;
    await trail.keepOwed(untold, { since, tries: tries + 1, isAdmitted: isAdmitted || isTime });
    return this.#tools.now() + Math.min(SHORTEST_PAUSE_MS * 2 ** tries, LONGEST_PAUSE_MS);
  }

  /** Tells what is still to come, so that nobody waits for it in vain. @returns what is left to say after that */
  async #admit(
    left: Answer,
    { live, workId }: { readonly live: Live; readonly workId: string },
  ): Promise<Answer> {
    const { card, changedCards } = left;
    const give = (privately: Answer['privately']) =>
      privately === undefined
        ? Promise.resolve(null)
        : this.#speaker.give({ privately }, { ...live, workId, isLast: true });
    if (card !== undefined) await give(card.confirmation('later'));
    if (changedCards === undefined) return left;
    await give(changedCards.confirmation?.(changedCards.places.length));
    return { ...left, changedCards: { ...changedCards, confirmation: null } };
  }
}

interface ToBeSaid extends Omit<Owed, 'answer'> {
  readonly answer: Answer;
}

function nameOf(owner: Owner, id: string): string {
  return `${ownerKey(owner)} ${id}`;
}

/** With the request that caused it, so that an operator finds all of its lines. */
function named(accepted: Accepted): Accepted {
  const request = currentRequestId();
  return request === undefined ? accepted : { ...accepted, request };
}

/** For what is done without anybody having pressed something just now. */
const NOBODY_WAITS: ExpectsView = { expectView: () => {} };
