import type { Allowance, Limiter } from './store.js';
import type { ConferenceServerStores } from './stores.js';

/** Bounds how many guest invites one account may send. */
export class InviteLimits {
  readonly #accounts: Limiter;

  constructor(stores: Pick<ConferenceServerStores, 'openLimiter'>, allowance: Allowance) {
    this.#accounts = stores.openLimiter('guest-invites', allowance);
  }

  /** Counts one invite. @returns the seconds to wait where it may not be sent. */
  async count(accountId: string): Promise<number | undefined> {
    return this.#accounts.count(accountId);
  }
}
