import { randomBytes } from 'node:crypto';
import type { Account, Accounts } from './accounts.js';
import { isSameHex, KEY_BYTES, type KeyDerivation, SALT_BYTES, toResponse } from './derivation.js';
import type { KeyedHash } from './keyed-hash.js';
import type { ConferenceServerStores } from './stores.js';
import type { Instant } from './wall-time.js';

/** A challenge that waits for its answer. */
export interface Challenge {
  /** 64 hexadecimal digits. */
  readonly challenge: string;
  readonly expiresAt: Instant;
}

export interface ChallengesOptions {
  readonly stores: Pick<ConferenceServerStores, 'challenges'>;
  readonly accounts: Accounts;
  readonly hash: KeyedHash;
  readonly lifetimeMs: number;
  readonly now: () => Date;
}

/**
 * Challenges and their answers. A challenge is good for one answer; a newer one for the same username replaces it.
 * Usernames that nobody has are treated in every step like those that somebody has, and their answers are always wrong.
 */
export class Challenges {
  readonly #options: ChallengesOptions;

  constructor(options: ChallengesOptions) {
    this.#options = options;
  }

  /** A new challenge, and how the username's password becomes a key. */
  async issue(username: string): Promise<KeyDerivation & { readonly challenge: string }> {
    const { stores, accounts, lifetimeMs, now } = this.#options;
    // Made up for everybody, so that those who are not there take no longer than those who are.
    const phantom = this.#phantom(username);
    const { salt, iterations } = (await accounts.find(username)) ?? phantom;
    const challenge = randomBytes(KEY_BYTES).toString('hex');
    const outstanding = { challenge, expiresAt: now().getTime() + lifetimeMs };
    // Kept for longer than it holds: when that ends is decided here.
    await stores.challenges.set(username.toLowerCase(), outstanding, 2 * lifetimeMs);
    return { salt, iterations, challenge };
  }

  /** The account whose challenge this answers; undefined for any other answer. Uses up the challenge either way. */
  async answer(username: string, response: string): Promise<Account | undefined> {
    const challenge = (await this.#take(username)) ?? '';
    const phantom = this.#phantom(username);
    const account = await this.#options.accounts.find(username);
    const { key } = account ?? phantom;
    const isRight = isSameHex(toResponse(key, challenge), response);
    return isRight && challenge !== '' ? account : undefined;
  }

  async #take(username: string): Promise<string | undefined> {
    const { stores, now } = this.#options;
    let taken: Challenge | undefined;
    await stores.challenges.change(username.toLowerCase(), (outstanding) => {
      taken = outstanding;
      return undefined;
    });
    return taken !== undefined && now().getTime() <= taken.expiresAt ? taken.challenge : undefined;
  }

  #phantom(username: string): KeyDerivation & { readonly key: string } {
    const { hash, accounts } = this.#options;
    const name = username.toLowerCase();
    return {
      salt: hash('salt', name)
        .toString('hex')
        .slice(0, 2 * SALT_BYTES),
      iterations: accounts.iterations,
      key: hash('key', name).toString('hex'),
    };
  }
}
