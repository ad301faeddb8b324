import { RateLimiterRes } from 'rate-limiter-flexible';
import RateLimiterStoreAbstract from 'rate-limiter-flexible/lib/RateLimiterStoreAbstract.js';
import type { Storage } from './storage.js';
import { Turns } from './turns.js';

/** So often within so long. */
export interface Allowance {
  readonly times: number;
  readonly withinMs: number;
}

/** Counts under keys and says when it is too much, over all processes of a store. */
export interface Limiter {
  /** Counts one. @returns the seconds to wait where that is more than is allowed. */
  count(key: string): Promise<number | undefined>;
  /** Takes one that was counted out again. */
  takeBack(key: string): Promise<void>;
  /** Begins at nothing. */
  forget(key: string): Promise<void>;
}

/** Opens counts under a name of their own. */
export type OpenLimiter = (name: string, allowance: Allowance) => Limiter;

/** @param now milliseconds since the epoch */
export function createLimiters(storage: Storage, now: () => number): OpenLimiter {
  return (name, { times, withinMs }) => {
    const counts = new StoredRateLimiter({ storage, name, points: times, withinMs, now });
    return {
      count: async (key) => {
        try {
          await counts.consume(key);
          return undefined;
        } catch (reason) {
          if (!(reason instanceof RateLimiterRes)) throw reason;
          return Math.max(1, Math.ceil(reason.msBeforeNext / 1_000));
        }
      },
      takeBack: async (key) => {
        await counts.reward(key);
      },
      forget: async (key) => {
        await counts.delete(key);
      },
    };
  };
}

export interface StoredRateLimiterOptions {
  readonly storage: Storage;
  /** Counts of one name are the same in every process. */
  readonly name: string;
  readonly points: number;
  readonly withinMs: number;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** What is kept under a key. */
interface Count {
  readonly points: number;
  /** Until when it counts, in milliseconds since the epoch; null: for ever. */
  readonly until: number | null;
}

/**
 * A store of rate-limiter-flexible on ours: counts hold over restarts and between processes, and are sealed as all that
 * we keep. Its underscored methods are those that the package asks its stores for.
 */
export class StoredRateLimiter extends RateLimiterStoreAbstract {
  readonly #storage: Storage;
  readonly #namespace: string;
  readonly #now: () => number;
  /** A flood under one key waits here, instead of getting in its own way in the store. */
  readonly #turns = new Turns();

  constructor({ storage, name, points, withinMs, now }: StoredRateLimiterOptions) {
    super({ storeClient: storage, points, duration: withinMs / 1_000, keyPrefix: '' });
    this.#storage = storage;
    this.#namespace = `rate-limits/${name}`;
    this.#now = now;
  }

  /** @param isAnew whether the points replace those that are there, and their time begins again */
  _upsert(key: string, points: number, durationMs: number, isAnew: boolean): Promise<Count | undefined> {
    const change = (before: Count | undefined): Count => {
      const now = this.#now();
      const isOver = before === undefined || (before.until !== null && before.until <= now);
      if (isOver || isAnew) return { points, until: durationMs > 0 ? now + durationMs : null };
      return { points: before.points + points, until: before.until };
    };
    // Counted from the last change, so the row outlives its count.
    const ttlMs = durationMs > 0 ? durationMs : undefined;
    return this.#turns.take(key, () => this.#storage.change(this.#namespace, key, change, ttlMs));
  }

  async _get(key: string): Promise<Count | null> {
    const count = await this.#storage.keyv<Count>(this.#namespace).get(key);
    return count === undefined || (count.until !== null && count.until <= this.#now()) ? null : count;
  }

  async _delete(key: string): Promise<boolean> {
    return this.#storage.keyv(this.#namespace).delete(key);
  }

  _getRateLimiterRes(_key: string, changed: number, { points, until }: Count): RateLimiterRes {
    const left = Math.max(this.points - points, 0);
    const msBeforeNext = until === null ? -1 : Math.max(until - this.#now(), 0);
    return new RateLimiterRes(left, msBeforeNext, points, changed === points);
  }
}
