import { setTimeout as sleep } from 'node:timers/promises';
import { Gauge, type Registry } from 'prom-client';

/** How much work waits in a queue. */
export interface QueueDepth {
  /** Work that nobody has taken up although it is due. */
  readonly due: number;
  /** All that is not done. */
  readonly unfinished: number;
  /** Since when the longest waiting is due, in milliseconds since the epoch. */
  readonly oldestDueAt: number | null;
}

/** Whoever looks has to get the other figures even where the store does not answer. */
const PATIENCE_MS = 1_500;

/** Gauges of queues, which lie in the store: they are asked when somebody looks, and left out where they do not answer. */
export class QueueGauges {
  readonly #queues = new Map<string, () => Promise<QueueDepth>>();
  readonly #jobs: Gauge<'queue' | 'state'>;
  readonly #oldest: Gauge<'queue'>;
  #asking: Promise<void> | null = null;

  constructor(registry: Registry) {
    // Whichever gauge is read first asks for both.
    const collect = (): Promise<void> => this.#ask();
    this.#jobs = new Gauge({
      name: 'starleaf_jobs',
      help: 'Work in a queue: due is what nobody has taken up, unfinished is all of it.',
      labelNames: ['queue', 'state'],
      registers: [registry],
      collect,
    });
    this.#oldest = new Gauge({
      name: 'starleaf_jobs_oldest_seconds',
      help: 'For how long the longest waiting work of a queue is due.',
      labelNames: ['queue'],
      registers: [registry],
      collect,
    });
  }

  watch(queue: string, depth: () => Promise<QueueDepth>): void {
    this.#queues.set(queue, depth);
  }

  #ask(): Promise<void> {
    this.#asking ??= this.#look().finally(() => {
      this.#asking = null;
    });
    return this.#asking;
  }

  async #look(): Promise<void> {
    this.#jobs.reset();
    this.#oldest.reset();
    await Promise.all(
      [...this.#queues].map(async ([queue, depth]) => {
        const found = await inTime(depth);
        if (found === null) return;
        const { due, unfinished, oldestDueAt } = found;
        this.#jobs.set({ queue, state: 'due' }, due);
        this.#jobs.set({ queue, state: 'unfinished' }, unfinished);
        const oldest = oldestDueAt === null ? 0 : Math.max(0, Date.now() - oldestDueAt) / 1_000;
        this.#oldest.set({ queue }, oldest);
      }),
    );
  }
}

async function inTime(depth: () => Promise<QueueDepth>): Promise<QueueDepth | null> {
  const enough = new AbortController();
  const tooLate = sleep(PATIENCE_MS, null, { signal: enough.signal }).catch(() => null);
  const answered = depth().catch(() => null);
  const found = await Promise.race([answered, tooLate]);
  enough.abort();
  return found;
}
