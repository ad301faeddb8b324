import { type SealedRows, toExpiry } from './sealed-rows.js';

export interface KeyvAdapterOptions {
  readonly rows: SealedRows;
  readonly namespace: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** What Keyv 5 asks of a store adapter, for one namespace; each failure is thrown. */
export class KeyvAdapter {
  /** Keyv iterates only over adapters that name one of its dialects here. */
  readonly opts = { dialect: 'sqlite', url: '' };
  /** Keyv writes its own namespace here; ours is the one given. */
  namespace: string | undefined;
  readonly #rows: SealedRows;
  readonly #namespace: string;
  readonly #now: () => number;

  constructor({ rows, namespace, now }: KeyvAdapterOptions) {
    this.#rows = rows;
    this.#namespace = namespace;
    this.#now = now;
  }

  /** Keyv listens for errors; ours are thrown where they happen. */
  on(): this {
    return this;
  }

  async get(key: string): Promise<string | undefined> {
    return this.#rows.find(this.#namespace, key);
  }

  /** Here because Keyv's own way of getting several swallows failures. */
  async getMany(keys: readonly string[]): Promise<(string | undefined)[]> {
    return this.#rows.findMany(this.#namespace, keys);
  }

  async set(key: string, text: string, ttlMs?: number): Promise<void> {
    await this.#rows.write(this.#namespace, { key, text, expiresAt: toExpiry(this.#now(), ttlMs) });
  }

  async has(key: string): Promise<boolean> {
    return (await this.get(key)) !== undefined;
  }

  async delete(key: string): Promise<boolean> {
    return this.#rows.remove(this.#namespace, key);
  }

  async clear(): Promise<void> {
    await this.#rows.clear(this.#namespace);
  }

  async *iterator(): AsyncGenerator<[string, string], void> {
    for await (const { key, text } of this.#rows.all(this.#namespace)) yield [key, text];
  }
}
