import type { Keyv } from 'keyv';
import { z } from 'zod';
import { type Owner, ownerKey } from '../../credentials/owner.js';
import type { EntryKey } from './entry-ref.js';

const DAY_MS = 24 * 60 * 60 * 1000;

const entryKeys = z.array(z.object({ confId: z.string(), occurId: z.string().nullable() }));

/** Remembers for a day what the numbers of a person's last list stand for. */
export class LastLists {
  readonly #store: Keyv<unknown>;

  constructor(store: Keyv<unknown>) {
    this.#store = store;
  }

  /** @param entries as they were numbered, number 1 first */
  async keep(owner: Owner, entries: readonly EntryKey[]): Promise<void> {
    const keys = entries.map(({ confId, occurId }) => ({ confId, occurId }));
    await this.#store.set(ownerKey(owner), keys, DAY_MS);
  }

  /** Empty where there is none. */
  async find(owner: Owner): Promise<readonly EntryKey[]> {
    const record = await this.#store.get(ownerKey(owner));
    return record === undefined ? [] : entryKeys.parse(record);
  }
}
