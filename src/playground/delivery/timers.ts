/** Timers that keep no process alive and end together. */
export class Timers {
  readonly #pending = new Set<NodeJS.Timeout>();

  /** @returns how to call it off. */
  after(ms: number, run: () => void): () => void {
    const timer = setTimeout(() => {
      this.#pending.delete(timer);
      run();
    }, ms);
    timer.unref();
    this.#pending.add(timer);
    return () => {
      clearTimeout(timer);
      this.#pending.delete(timer);
    };
  }

  close(): void {
    for (const timer of this.#pending) clearTimeout(timer);
    this.#pending.clear();
  }
}
