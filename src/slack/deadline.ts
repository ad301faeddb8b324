/** Something that happens unless it is called off in time. */
export class Deadline {
  #timer: NodeJS.Timeout | null = null;
  #happening: Promise<void> | null = null;

  /** Whether it has come to pass, or is just doing so. */
  get hasPassed(): boolean {
    return this.#happening !== null;
  }

  /** Only the first counts. */
  set(milliseconds: number, happen: () => Promise<void>): void {
    if (this.#timer !== null) return;
    this.#timer = setTimeout(() => {
      this.#happening = happen();
      // Whoever clears it hears of the failure; until then it must not be an unhandled one.
      this.#happening.catch(() => {});
    }, milliseconds);
  }

  /** Calls it off; resolves once it is certain that it does not happen, or that it has. */
  async clear(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#happening?.catch(() => {});
  }
}
