import type { Keyv } from 'keyv';
import { z } from 'zod';

const idsSchema = z.array(z.string());

/**
 * Values by id, in the order in which they came: in memory for reading, written through to the store so that a
 * restart finds them again.
 */
export class Shelf<Value> {
  readonly #store: Keyv<unknown>;
  readonly #name: string;
  readonly #values = new Map<string, Value>();
  #written: Promise<unknown> = Promise.resolve();

  private constructor(store: Keyv<unknown>, name: string) {
    this.#store = store;
    this.#name = name;
  }

  /** Opens a shelf with what the store holds of it; what the schema no longer admits is dropped. */
  static async open<Value>(options: {
    readonly store: Keyv<unknown>;
    readonly name: string;
    readonly schema: z.ZodType<Value>;
  }): Promise<Shelf<Value>> {
    const shelf = new Shelf<Value>(options.store, options.name);
    const ids = idsSchema.safeParse(await options.store.get(options.name));
    if (!ids.success || ids.data.length === 0) return shelf;
    const stored = await options.store.getMany(ids.data.map((id) => `${options.name}/${id}`));
    ids.data.forEach((id, index) => {
      const value = options.schema.safeParse(stored[index]);
      if (value.success) shelf.#values.set(id, value.data);
    });
    return shelf;
  }

  get(id: string): Value | undefined {
    return this.#values.get(id);
  }

  has(id: string): boolean {
    return this.#values.has(id);
  }

  /** In order of arrival. */
  values(): readonly Value[] {
    return [...this.#values.values()];
  }

  ids(): readonly string[] {
    return [...this.#values.keys()];
  }

  /** Resolves once the store has it. */
  async set(id: string, value: Value): Promise<void> {
    const isNew = !this.#values.has(id);
    this.#values.set(id, value);
    await this.#write(async () => {
      await this.#store.set(`${this.#name}/${id}`, value);
      if (isNew) await this.#store.set(this.#name, this.ids());
    });
  }

  async delete(id: string): Promise<void> {
    if (!this.#values.delete(id)) return;
    await this.#write(async () => {
      await this.#store.set(this.#name, this.ids());
      await this.#store.delete(`${this.#name}/${id}`);
    });
  }

  // One write after the other, lest an older list of ids overtake a newer one.
  #write(write: () => Promise<void>): Promise<void> {
    const written = this.#written.then(write);
    this.#written = written.catch(() => undefined);
    return written;
  }
}
