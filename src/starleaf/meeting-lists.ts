import { randomUUID } from 'node:crypto';
import type { Keyv } from 'keyv';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import { type Owner, ownerKey } from '../credentials/owner.js';
import type { Clock } from '../neighbours/patience.js';
import type { Storage } from '../storage/storage.js';
import type { MeetingList } from './meeting-list.js';

/** What a person is shown may be this old, if something else than this app changed it. */
const FRESH_FOR_MS = 30_000;

/** A stamp outlives every list that was read before it. */
const STAMPED_FOR_MS = 2 * FRESH_FOR_MS;

interface Kept {
  /** Of the StarLeaf account that it was read from. */
  readonly email: string;
  /** That of the person's last change when reading began; undefined where there was none lately. */
  readonly stamp: string | undefined;
  readonly list: Promise<MeetingList>;
}

/**
 * The lists of meetings that were read a moment ago, each for its own person alone. Each change leaves a stamp in the
 * store, so that no process shows a list from before what was changed through another.
 */
export class MeetingLists {
  readonly #stamps: Keyv<string>;
  readonly #logger: Logger;
  readonly #kept: LRUCache<string, Kept>;

  constructor(options: {
    readonly storage: Pick<Storage, 'keyv'>;
    readonly logger: Logger;
    readonly clock: Clock;
    readonly most?: number;
  }) {
    const { storage, logger, clock, most = 500 } = options;
    this.#stamps = storage.keyv('starleaf-changes', { ttlMs: STAMPED_FOR_MS });
    this.#logger = logger;
    this.#kept = new LRUCache({ max: most, ttl: FRESH_FOR_MS, ttlResolution: 0, perf: clock });
  }

  /** The kept list, or one from reading; all who ask meanwhile share it. A failure is not kept. */
  async read(
    { owner, email }: { readonly owner: Owner; readonly email: string },
    readAfresh: () => Promise<MeetingList>,
  ): Promise<MeetingList> {
    const key = ownerKey(owner);
    const stamp = await this.#stamps.get(key);
    const known = this.#kept.get(key);
    if (known?.email === email && known.stamp === stamp) return known.list;
    const kept = { email, stamp, list: readAfresh() };
    this.#kept.set(key, kept);
    try {
      return await kept.list;
    } catch (error) {
      if (this.#kept.peek(key) === kept) this.#kept.delete(key);
      throw error;
    }
  }

  /**
   * Also of a list that is being read: it may be older than what was just changed. Never throws: what is done stays
   * done, and elsewhere a list is half a minute behind at most.
   */
  async forget(owner: Owner): Promise<void> {
    this.#kept.delete(ownerKey(owner));
    try {
      await this.#stamps.set(ownerKey(owner), randomUUID());
    } catch {
      this.#logger.warn('A change could not be told to other processes');
    }
  }
}
