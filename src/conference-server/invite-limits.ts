import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** How many guest invites one account may send within how long. */
export interface InviteAllowance {
  readonly invites: number;
  readonly withinMs: number;
}

/** Counts guest invites. The counts live in this process. */
export class InviteLimits {
  readonly #accounts: RateLimiterMemory;

  constructor({ invites, withinMs }: InviteAllowance) {
    this.#accounts = new RateLimiterMemory({ points: invites, duration: withinMs / 1000 });
  }

  /** Counts one invite. @returns the seconds to wait where it may not be sent. */
  async count(accountId: string): Promise<number | undefined> {
    try {
      await this.#accounts.consume(accountId);
      return undefined;
    } catch (reason) {
      if (!(reason instanceof RateLimiterRes)) throw reason;
      return Math.max(1, Math.ceil(reason.msBeforeNext / 1000));
    }
  }
}
