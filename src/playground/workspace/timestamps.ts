/**
 * Slack's message timestamps: seconds and six digits that make them unique and ordered in the whole workspace.
 */
export class Timestamps {
  readonly #now: () => number;
  #last = 0;

  /** @param now milliseconds since the epoch. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Those already given, after a restart, so that none is given twice. */
  seen(ts: string): void {
    this.#last = Math.max(this.#last, Math.round(Number(ts) * 1e6));
  }

  next(): string {
    this.#last = Math.max(this.#now() * 1000, this.#last + 1);
    const seconds = Math.floor(this.#last / 1e6);
    return `${seconds}.${String(this.#last % 1e6).padStart(6, '0')}`;
  }
}
