import { setTimeout as sleep } from 'node:timers/promises';

/** A balancer asks so often at least whether a process is ready. */
const PROBED_MS = 30_000;
/** How long a balancer gets to hear that it is not, and to send its work elsewhere. */
const NOTICE_MS = 3_000;

/** Whether the process is about to end, and who has to hear of that first. */
export class Stopping {
  #isStopping = false;
  #probedAt = Number.NEGATIVE_INFINITY;

  get isStopping(): boolean {
    return this.#isStopping;
  }

  /** Somebody asks whether the process is ready. */
  noteProbe(): void {
    this.#probedAt = performance.now();
  }

  /** The process is no longer ready. Resolves when it may turn work away: at once, unless somebody asks for that regularly. */
  async begin(): Promise<void> {
    this.#isStopping = true;
    if (performance.now() - this.#probedAt < PROBED_MS) await sleep(NOTICE_MS);
  }
}
