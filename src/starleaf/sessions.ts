import type { Keyv } from 'keyv';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { Credential } from '../credentials/credential.js';
import { type Owner, ownerKey } from '../credentials/owner.js';
import type { Storage } from '../storage/storage.js';
import { type InTurn, OwnerSession } from './owner-session.js';
import type { Session } from './session.js';

const namespace = 'starleaf-sessions';
/** StarLeaf ends a session an hour after its last request; none is worth keeping for longer than a day. */
const keptForMs = 24 * 60 * 60 * 1000;

/** The sessions of all owners. */
export class Sessions {
  readonly #storage: Pick<Storage, 'change'>;
  readonly #store: Keyv<string>;
  readonly #inTurn: InTurn;
  readonly #logger: Logger;
  readonly #signIn: (credential: Credential) => Promise<Session>;
  readonly #pause: () => Promise<void>;
  readonly #inUse = new Map<string, { readonly session: OwnerSession; users: number }>();
  readonly #idle: LRUCache<string, OwnerSession>;

  /**
   * @param options.storage encrypts: what it keeps opens accounts
   * @param options.mostIdle how many sessions that nobody is using stay in memory; the store has them all
   */
  constructor(options: {
    storage: Pick<Storage, 'keyv' | 'change'>;
    logger: Logger;
    signIn: (credential: Credential) => Promise<Session>;
    pause: () => Promise<void>;
    inTurn: InTurn;
    mostIdle?: number;
  }) {
    this.#idle = new LRUCache({ max: options.mostIdle ?? 1_000 });
    this.#storage = options.storage;
    this.#store = options.storage.keyv<string>(namespace);
    this.#inTurn = options.inTurn;
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
        change: async (next) => void (await this.#storage.change(namespace, key, next, keptForMs)),
        erase: async () => void (await this.#store.delete(key)),
      },
      signIn: this.#signIn,
      pause: this.#pause,
      inTurn: this.#inTurn,
      onLostWrite: () => this.#logger.warn('A StarLeaf session could not be stored'),
    });
  }
}
