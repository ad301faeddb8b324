import { LRUCache } from 'lru-cache';
import { type Owner, ownerKey } from '../credentials/owner.js';
import type { MeetingList } from './meeting-list.js';
import type { Clock } from './patience.js';

/** What a person is shown may be this old, if something else than this app changed it. */
const FRESH_FOR_MS = 30_000;

interface Kept {
  /** Of the StarLeaf account that it was read from. */
  readonly email: string;
  readonly list: Promise<MeetingList>;
}

/** The lists of meetings that were read a moment ago, each for its own person alone. */
export class MeetingLists {
  readonly #kept: LRUCache<string, Kept>;

  constructor({ clock, most = 500 }: { readonly clock: Clock; readonly most?: number }) {
    this.#kept = new LRUCache({ max: most, ttl: FRESH_FOR_MS, ttlResolution: 0, perf: clock });
  }

  /** The kept list, or one from reading; all who ask meanwhile share it. A failure is not kept. */
  async read(
    { owner, email }: { readonly owner: Owner; readonly email: string },
    readAfresh: () => Promise<MeetingList>,
  ): Promise<MeetingList> {
    const key = ownerKey(owner);
    const known = this.#kept.get(key);
    if (known?.email === email) return known.list;
    const kept = { email, list: readAfresh() };
    this.#kept.set(key, kept);
    try {
      return await kept.list;
    } catch (error) {
      if (this.#kept.peek(key) === kept) this.#kept.delete(key);
      throw error;
    }
  }

  /** Also of a list that is being read: it may be older than what was just changed. */
  forget(owner: Owner): void {
    this.#kept.delete(ownerKey(owner));
  }
}
