import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** How many failures within how long. */
export interface Allowance {
  readonly failures: number;
  readonly withinMs: number;
}

/** Bounds on guessing passwords, whether or not the username exists. */
export interface SignInAllowances {
  /** Failures of one username from one address. */
  readonly perUsernameAndAddress: Allowance;
  /** Failures of one username from anywhere. */
  readonly perUsername: Allowance;
  /** Failures of one address with any usernames. */
  readonly perAddress: Allowance;
}

/** Somebody who tries to sign in. */
export interface Attempt {
  readonly username: string;
  /** The client's IP address. */
  readonly address: string;
}

/** Counts failed sign-ins. The counts live in this process. */
export class SignInLimits {
  readonly #pair: RateLimiterMemory;
  readonly #username: RateLimiterMemory;
  readonly #address: RateLimiterMemory;

  constructor({ perUsernameAndAddress, perUsername, perAddress }: SignInAllowances) {
    this.#pair = toLimiter(perUsernameAndAddress);
    this.#username = toLimiter(perUsername);
    this.#address = toLimiter(perAddress);
  }

  /** Counts an attempt as failed until it succeeds. @returns the seconds to wait where it may not be made at all. */
  async begin(attempt: Attempt): Promise<number | undefined> {
    for (const [limiter, key] of this.#limitersOf(attempt)) {
      const refused = await limiter.consume(key).then(
        () => undefined,
        (reason: unknown) => reason,
      );
      if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
      if (refused !== undefined) throw refused;
    }
    return undefined;
  }

  /** Takes an attempt that turned out right out of the counts. */
  async succeed(attempt: Attempt): Promise<void> {
    await this.#pair.delete(keyOfPair(attempt));
    await this.#username.reward(attempt.username.toLowerCase());
    await this.#address.reward(attempt.address);
  }

  #limitersOf(attempt: Attempt): readonly (readonly [RateLimiterMemory, string])[] {
    return [
      [this.#pair, keyOfPair(attempt)],
      [this.#username, attempt.username.toLowerCase()],
      [this.#address, attempt.address],
    ];
  }
}

function toLimiter({ failures, withinMs }: Allowance): RateLimiterMemory {
  return new RateLimiterMemory({ points: failures, duration: withinMs / 1000 });
}

function keyOfPair({ username, address }: Attempt): string {
  return JSON.stringify([username.toLowerCase(), address]);
}
