import type { Keyv } from 'keyv';
import { z } from 'zod';
import { type Owner, ownerKey } from '../../credentials/owner.js';

/** How long somebody's Home tab follows their meetings after they last used it; whoever opens theirs again is in again. */
const LIFETIME_MS = 7 * 24 * 60 * 60 * 1000;

const page = z.number().int().positive();

/** Who has their Home tab before them, and which page of the week they see there. Each process knows it. */
export class OpenHomes {
  readonly #store: Keyv<unknown>;

  constructor(store: Keyv<unknown>) {
    this.#store = store;
  }

  /** Somebody opened it, or used something in it; the page stays unless one is given, from 1. */
  async open(owner: Owner, at?: number): Promise<void> {
    const shown = at ?? (await this.pageOf(owner)) ?? 1;
    await this.#store.set(ownerKey(owner), shown, LIFETIME_MS);
  }

  /** Undefined for those who have not opened it, or long ago. */
  async pageOf(owner: Owner): Promise<number | undefined> {
    return page.safeParse(await this.#store.get(ownerKey(owner))).data;
  }
}
