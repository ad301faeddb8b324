import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import { type Owner, ownerKey } from '../credentials/owner.js';
import { StarLeafError } from '../starleaf/errors.js';
import type { StarLeafAccount } from '../starleaf/service.js';

const FRESH_FOR_MS = 10 * 60 * 1000;

/** What people's organisations may use, remembered for ten minutes. */
export class Features {
  /** Also of which account they are: through another process the person may have connected another. */
  readonly #known = new LRUCache<string, { readonly email: string; readonly features: ReadonlySet<string> }>({
    max: 10_000,
    ttl: FRESH_FOR_MS,
  });
  readonly #logger: Logger;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /** None where StarLeaf does not say: a form then does without what is optional. */
  async find(
    owner: Owner,
    starleaf: Pick<StarLeafAccount, 'email' | 'features'>,
  ): Promise<ReadonlySet<string>> {
    const known = this.#known.get(ownerKey(owner));
    const { email } = starleaf;
    if (known?.email === email) return known.features;
    try {
      const features = await starleaf.features();
      this.#known.set(ownerKey(owner), { email, features });
      return features;
    } catch (error) {
      if (!(error instanceof StarLeafError) || error.failure === 'sign-in-refused') throw error;
      this.#logger.warn({ failure: error.failure }, 'features could not be read');
      return new Set();
    }
  }

  /** For somebody whose account has changed. */
  forget(owner: Owner): void {
    this.#known.delete(ownerKey(owner));
  }
}
