interface Running {
  isStale: boolean;
  readonly done: Promise<void>;
}

/** Work of which only the newest result counts: asked for again while it is under way, it is done once more. */
export class Latest {
  readonly #running = new Map<string, Running>();

  /** Resolves once work that began after this call has ended; rejects as the work does. */
  run(name: string, work: () => Promise<void>): Promise<void> {
    const running = this.#running.get(name);
    if (running !== undefined) {
      running.isStale = true;
      return running.done;
    }
    const begun: Running = { isStale: false, done: Promise.resolve().then(() => this.#repeat(name, work)) };
    this.#running.set(name, begun);
    return begun.done;
  }

  /** Resolves once nothing is under way. */
  async settled(): Promise<void> {
    while (this.#running.size > 0) {
      await Promise.allSettled([...this.#running.values()].map(({ done }) => done));
    }
  }

  async #repeat(name: string, work: () => Promise<void>): Promise<void> {
    const running = this.#running.get(name);
    try {
      do {
        if (running !== undefined) running.isStale = false;
        await work();
      } while (running?.isStale);
    } finally {
      this.#running.delete(name);
    }
  }
}
