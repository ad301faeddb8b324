import type { Keyv } from 'keyv';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { Credential } from '../credentials/credential.js';
import { type Owner, ownerKey } from '../credentials/owner.js';
import { OwnerSession } from './owner-session.js';
import type { Session } from './session.js';

/** The sessions of all owners. */
export class Sessions {
  readonly #store: Keyv<string>;
  readonly #logger: Logger;
  readonly #signIn: (credential: Credential) => Promise<Session>;
  readonly #pause: () => Promise<void>;
  readonly #inUse = new Map<string, { readonly session: OwnerSession; users: number }>();
  readonly #idle: LRUCache<string, OwnerSession>;

  /** @param options.mostIdle how many sessions that nobody is using stay in memory; the store has them all */
  constructor(options: {
    store: Keyv<string>;
    logger: Logger;
    signIn: (credential: Credential) => Promise<Session>;
    pause: () => Promise<void>;
    mostIdle?: number;
  }) {
    this.#idle = new LRUCache({ max: options.mostIdle ?? 1_000 });
    this.#store = options.store;
    this.#logger = options.logger;
    this.#signIn = options.signIn;
    this.#pause = options.pause;
  }

  /** Works with an owner's session. All who do so at the same time share one, however many owners there are. */
  async use<Value>(owner: Owner, work: (session: OwnerSession) => Promise<Value>): Promise<Value> {
    const key = ownerKey(owner);
    const entry = this.#inUse.get(key) ?? { session: this.#idle.get(key) ?? this.#open(key), users: 0 };
    this.#inUse.set(key, entry);
    entry.users += 1;
    try {
      return await work(entry.session);
    } finally {
      entry.users -= 1;
      if (entry.users === 0) {
        this.#inUse.delete(key);
        this.#idle.set(key, entry.session);
      }
    }
  }

  #open(key: string): OwnerSession {
    return new OwnerSession({
      slot: {
        read: () => this.#store.get(key),
        write: async (text) => void (await this.#store.set(key, text)),
        erase: async () => void (await this.#store.delete(key)),
      },
      signIn: this.#signIn,
      pause: this.#pause,
      onLostWrite: () => this.#logger.warn('A StarLeaf session could not be stored'),
    });
  }
}
