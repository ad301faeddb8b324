import type { Request } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { type Owner, ownerKey } from '../credentials/owner.js';

/** So many requests in so many seconds. */
export interface RateLimit {
  readonly points: number;
  readonly seconds: number;
}

export interface RateLimitOptions {
  /** All requests of one network address; an office may share one. */
  readonly address?: RateLimit;
  /** What one person sends, over all links: each request is one to StarLeaf. */
  readonly person?: RateLimit;
}

/** Bounds what one address and one person can ask; counted in this process's memory. */
export class RateLimits {
  readonly #addresses: RateLimiterMemory;
  readonly #people: RateLimiterMemory;

  constructor({
    address = { points: 300, seconds: 300 },
    person = { points: 40, seconds: 600 },
  }: RateLimitOptions) {
    this.#addresses = new RateLimiterMemory({ points: address.points, duration: address.seconds });
    this.#people = new RateLimiterMemory({ points: person.points, duration: person.seconds });
  }

  /** @returns after how many seconds to come back, or null when there is no need to wait. */
  async countAddress(request: Request): Promise<number | null> {
    return consume(this.#addresses, request.ip ?? 'unknown');
  }

  /** @returns after how many seconds to come back, or null when there is no need to wait. */
  async countPerson(owner: Owner): Promise<number | null> {
    return consume(this.#people, ownerKey(owner));
  }
}

async function consume(limiter: RateLimiterMemory, key: string): Promise<number | null> {
  try {
    await limiter.consume(key);
    return null;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return Math.ceil(refusal.msBeforeNext / 1_000);
    throw refusal;
  }
}
