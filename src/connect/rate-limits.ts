import type { Request } from 'express';
import { type Owner, ownerKey } from '../credentials/owner.js';
import type { Allowance, Limiter, OpenLimiter } from '../storage/rate-limiter.js';
import { toClient } from '../web/client-address.js';

export interface RateLimitOptions {
  /** All requests of one network address; an office may share one. */
  readonly address?: Allowance;
  /** What one person sends, over all links: each request is one to StarLeaf. */
  readonly person?: Allowance;
  /** Passwords that one person tries and StarLeaf refuses, over all links and accounts. */
  readonly wrongByPerson?: Allowance;
  /** Passwords that StarLeaf refuses for one account, whoever tries them: more than one person may, so nobody locks another out alone. */
  readonly wrongOfAccount?: Allowance;
}

export interface RateLimitsParts extends RateLimitOptions {
  readonly openLimiter: OpenLimiter;
}

const MINUTE_MS = 60_000;

/** Bounds what one network address can ask; counted over all processes. */
export class AddressLimits {
  readonly #addresses: Limiter;

  /** @param name of the count: those of one name share it */
  constructor(
    name: string,
    {
      openLimiter,
      address = { times: 300, withinMs: 5 * MINUTE_MS },
    }: Pick<RateLimitsParts, 'openLimiter' | 'address'>,
  ) {
    this.#addresses = openLimiter(name, address);
  }

  /** @returns after how many seconds to come back, or null when there is no need to wait. */
  async countAddress(request: Request): Promise<number | null> {
    return (await this.#addresses.count(toClient(request.ip ?? ''))) ?? null;
  }
}

/** Bounds what one address and one person can ask, and how many passwords are tried; counted over all processes. */
export class RateLimits extends AddressLimits {
  readonly #people: Limiter;
  readonly #wrongByPerson: Limiter;
  readonly #wrongOfAccount: Limiter;

  constructor({
    openLimiter,
    person = { times: 40, withinMs: 10 * MINUTE_MS },
    wrongByPerson = { times: 15, withinMs: 60 * MINUTE_MS },
    wrongOfAccount = { times: 40, withinMs: 60 * MINUTE_MS },
    ...more
  }: RateLimitsParts) {
    super('connect/address', { openLimiter, ...more });
    this.#people = openLimiter('connect/person', person);
    this.#wrongByPerson = openLimiter('connect/wrong-by-person', wrongByPerson);
    this.#wrongOfAccount = openLimiter('connect/wrong-of-account', wrongOfAccount);
  }

  /** @returns after how many seconds to come back, or null when there is no need to wait. */
  async countPerson(owner: Owner): Promise<number | null> {
    return (await this.#people.count(ownerKey(owner))) ?? null;
  }

  /**
   * Counts a password as wrong until it turns out otherwise.
   * @returns after how many seconds to come back where it may not be tried at all, or null when it may.
   */
  async countTry(owner: Owner, email: string): Promise<number | null> {
    const byPerson = await this.#wrongByPerson.count(ownerKey(owner));
    return byPerson ?? (await this.#wrongOfAccount.count(email.toLowerCase())) ?? null;
  }

  /** The password was right, or StarLeaf did not say. */
  async takeBackTry(owner: Owner, email: string): Promise<void> {
    await Promise.all([
      this.#wrongByPerson.takeBack(ownerKey(owner)),
      this.#wrongOfAccount.takeBack(email.toLowerCase()),
    ]);
  }
}
