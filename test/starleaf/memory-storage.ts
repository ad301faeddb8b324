import { Keyv } from 'keyv';
import type { Storage } from '../../src/storage/storage.js';
import { Turns } from '../../src/storage/turns.js';

/** What StarLeaf's side needs of the store, in memory, failing as told. */
export class MemoryStorage implements Pick<Storage, 'keyv' | 'change' | 'inTurn'> {
  readonly broken = { get: false, set: false, delete: false };
  readonly #entries = new Map<string, Map<string, unknown>>();
  readonly #turns = new Turns();

  keyv<Value>(namespace: string): Keyv<Value> {
    const entries = this.#entries.get(namespace) ?? new Map<string, unknown>();
    this.#entries.set(namespace, entries);
    return new Keyv<Value>({
      store: {
        opts: {},
        get: (key: string) => this.#unlessBroken('get', () => entries.get(key)),
        set: (key: string, value: unknown) => this.#unlessBroken('set', () => entries.set(key, value)),
        delete: (key: string) => this.#unlessBroken('delete', () => entries.delete(key)),
        clear: async () => entries.clear(),
      },
      useKeyPrefix: false,
      throwOnErrors: true,
      emitErrors: false,
    });
  }

  async change<Value>(namespace: string, key: string, change: (value?: Value) => Value | undefined) {
    const store = this.keyv<Value>(namespace);
    const next = change(await store.get(key));
    await (next === undefined ? store.delete(key) : store.set(key, next));
    return next;
  }

  inTurn<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    return this.#turns.take(name, work);
  }

  async #unlessBroken<Value>(operation: keyof typeof this.broken, work: () => Value): Promise<Value> {
    if (this.broken[operation]) throw new Error('disk on fire');
    return work();
  }
}
