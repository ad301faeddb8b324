/** Work that is done one piece after the other for each name, in the order it was asked for. One process only. */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>();

  /** Does the work when everything asked for before under this name has ended, well or badly. */
  async take<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    const turn = (this.#last.get(name) ?? Promise.resolve()).then(work);
    const ended = turn.then(
      () => undefined,
      () => undefined,
    );
    this.#last.set(name, ended);
    try {
      return await turn;
    } finally {
      if (this.#last.get(name) === ended) this.#last.delete(name);
    }
  }
}
