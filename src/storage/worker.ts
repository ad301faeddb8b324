import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { type HeldJob, type Jobs, leaseMs } from './jobs.js';

export interface WorkerOptions<Payload> {
  readonly jobs: Jobs<Payload>;
  /**
   * Does one job. May be called again for one that it has done in part.
   * @returns nothing when it is done, or when it is due again, in milliseconds since the epoch.
   */
  readonly work: (job: HeldJob<Payload>) => Promise<number | undefined>;
  /** How many jobs of others this process takes up at once. */
  readonly concurrency: number;
  readonly logger: Logger;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** How often it looks for what is due, in milliseconds. */
  readonly pollMs?: number;
  /** How long stopping waits for what is at work, in milliseconds. */
  readonly graceMs?: number;
}

const holdEveryMs = leaseMs / 4;
/** After a job that threw: doubled with each attempt. */
const [shortestPauseMs, longestPauseMs] = [1_000, 60_000];

/** Takes up what is due in a queue, and keeps hold of it while it is at work. */
export class Worker<Payload> {
  readonly #options: Required<WorkerOptions<Payload>>;
  readonly #atWork = new Map<HeldJob<Payload>, Promise<void>>();
  #taken = 0;
  #polling: NodeJS.Timeout | undefined;
  #looking: Promise<void> = Promise.resolve();
  #isStopped = false;

  constructor(options: WorkerOptions<Payload>) {
    this.#options = { pollMs: 1_000, graceMs: 20_000, ...options };
  }

  /** Looks for what is due from now on: first for what a process that died has left. */
  start(): void {
    this.#polling = setInterval(() => this.wake(), this.#options.pollMs).unref();
    this.wake();
  }

  /** Looks at once. */
  wake(): void {
    this.#looking = this.#looking.then(() => this.#look());
  }

  /** Does a job that was held from birth, beside those it takes up. Never throws. */
  run(job: HeldJob<Payload>): Promise<void> {
    const done = this.#do(job).finally(() => this.#atWork.delete(job));
    this.#atWork.set(job, done);
    return done;
  }

  /** Resolves once nothing is at work here. */
  async settled(): Promise<void> {
    while (this.#atWork.size > 0) await Promise.all(this.#atWork.values());
  }

  /** Resolves once everything that was due, as far as it was looked for, has been taken up and tried. */
  async idle(): Promise<void> {
    const looking = this.#looking;
    await looking;
    await this.settled();
    if (looking !== this.#looking) await this.idle();
  }

  /** Takes up nothing more, finishes what is at work, and hands over to others what takes too long. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearInterval(this.#polling);
    await this.#looking;
    const late = new AbortController();
    await Promise.race([
      this.settled(),
      sleep(this.#options.graceMs, undefined, { signal: late.signal }).catch(() => undefined),
    ]);
    late.abort();
    await Promise.allSettled([...this.#atWork.keys()].map((job) => job.putBack(this.#options.now())));
  }

  async #look(): Promise<void> {
    const { jobs, concurrency, logger } = this.#options;
    while (!this.#isStopped && this.#taken < concurrency) {
      const wanted = concurrency - this.#taken;
      const taken = await jobs.take(wanted).catch((error: unknown) => {
        logger.error({ err: error }, 'could not look for work');
        return [];
      });
      for (const job of taken) {
        this.#taken += 1;
        void this.run(job).finally(() => {
          this.#taken -= 1;
          if (taken.length === wanted) this.wake();
        });
      }
      if (taken.length < wanted) return;
    }
  }

  async #do(job: HeldJob<Payload>): Promise<void> {
    const { work, logger, now } = this.#options;
    const holding = setInterval(() => {
      job.hold().catch((error: unknown) => logger.warn({ err: error }, 'a job could not be held'));
    }, holdEveryMs).unref();
    try {
      const again = await work(job);
      await (again === undefined ? job.done() : job.putBack(again));
    } catch (error) {
      logger.error({ err: error, attempts: job.attempts }, 'a job failed');
      const pause = Math.min(shortestPauseMs * 2 ** (job.attempts - 1), longestPauseMs);
      // Where the store does not take this either, the job is anybody's when its lease ends.
      await job.putBack(now() + pause).catch(() => false);
    } finally {
      clearInterval(holding);
    }
  }
}
