import type { Allowance, Limiter } from './store.js';
import type { ConferenceServerStores } from './stores.js';

/** Bounds on guessing passwords, whether or not the username exists. */
export interface SignInAllowances {
  /** Failures of one username from one address. */
  readonly perUsernameAndAddress: Allowance;
  /** Failures of one username from anywhere. */
  readonly perUsername: Allowance;
  /** Failures of one address with any usernames. */
  readonly perAddress: Allowance;
  /** Challenges that one address asks for: each is a record, and replaces the last of its username. */
  readonly challengesPerAddress: Allowance;
}

/** Somebody who tries to sign in. */
export interface Attempt {
  readonly username: string;
  /** By what the client is counted; null for an app, which signs in many people: its failures are counted by username alone. */
  readonly address: string | null;
}

/** Counts challenges and failed sign-ins, over all processes. */
export class SignInLimits {
  readonly #pair: Limiter;
  readonly #username: Limiter;
  readonly #address: Limiter;
  readonly #challenges: Limiter;

  constructor(stores: Pick<ConferenceServerStores, 'openLimiter'>, allowances: SignInAllowances) {
    this.#pair = stores.openLimiter('sign-in/username-and-address', allowances.perUsernameAndAddress);
    this.#username = stores.openLimiter('sign-in/username', allowances.perUsername);
    this.#challenges = stores.openLimiter('sign-in/challenges', allowances.challengesPerAddress);
    this.#address = stores.openLimiter('sign-in/address', allowances.perAddress);
  }

  /** Counts a challenge. @returns the seconds to wait where it may not be had. */
  async countChallenge(address: Attempt['address']): Promise<number | undefined> {
    return address === null ? undefined : this.#challenges.count(address);
  }

  /** Counts an attempt as failed until it succeeds. @returns the seconds to wait where it may not be made at all. */
  async begin(attempt: Attempt): Promise<number | undefined> {
    return (
      (await this.#pair.count(keyOfPair(attempt))) ??
      (await this.#username.count(attempt.username.toLowerCase())) ??
      (attempt.address === null ? undefined : await this.#address.count(attempt.address))
    );
  }

  /** Takes an attempt that turned out right out of the counts. */
  async succeed(attempt: Attempt): Promise<void> {
    await Promise.all([
      this.#pair.forget(keyOfPair(attempt)),
      this.#username.takeBack(attempt.username.toLowerCase()),
      attempt.address === null ? undefined : this.#address.takeBack(attempt.address),
    ]);
  }
}

function keyOfPair({ username, address }: Attempt): string {
  return JSON.stringify([username.toLowerCase(), address]);
}
