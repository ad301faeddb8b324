/** Work that was acknowledged to Slack and is not done yet, so that a stop can wait for it. */
export class InFlight {
  readonly #running = new Set<Promise<void>>();

  /** Waits with whoever asked, too: a listener is done when its work is. */
  async run(work: () => Promise<void>): Promise<void> {
    const running = work().finally(() => this.#running.delete(running));
    this.#running.add(running);
    await running;
  }

  /** Resolves once nothing is running. */
  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.allSettled(this.#running);
  }
}
