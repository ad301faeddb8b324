/** Work that is done one piece after the other for each name, in the order it was asked for. */
export class Turns {
  readonly #last = new Map<string, Promise<void>>();

  /** Does the work when everything asked for before under this name has ended, well or badly. */
  async take<Value>(name: string, work: () => Promise<Value>): Promise<Value> {
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
