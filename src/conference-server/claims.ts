import type { KeyedHash } from './keyed-hash.js';
import type { ConferenceServerStores } from './stores.js';
import { DAY_MS } from './wall-time.js';

/** What only one conference on this server may have. */
export interface Claimed {
  /** Names the conference. */
  readonly holder: string;
  /** Ten digits. */
  readonly accessCode: string;
  /** An id of the server's own making; null for one that the client chose. */
  readonly serverId: string | null;
}

/** How long a code is its claimant's until the conference is there: outlasts a create that is repeated after a crash. */
const UNCONFIRMED_MS = DAY_MS;

/** Keeps access codes, and ids of the server's own making, from being given twice. */
export class Claims {
  readonly #store: ConferenceServerStores['claims'];
  readonly #hash: KeyedHash;

  constructor(store: ConferenceServerStores['claims'], hash: KeyedHash) {
    this.#store = store;
    this.#hash = hash;
  }

  /** An access code that is free or already the holder's; the same again for the same holder if it can be had. */
  async claimAccessCode(holder: string): Promise<string> {
    for (let attempt = 0; ; attempt += 1) {
      const accessCode = toTenDigits(this.#hash('code', holder, String(attempt)));
      const claim = `code:${accessCode}`;
      if (await this.#store.insert(claim, holder, UNCONFIRMED_MS)) return accessCode;
      if ((await this.#store.get(claim)) === holder) return accessCode;
    }
  }

  /** Makes claims last as long as the conference: without `ttlMs` for ever. */
  async extend({ holder, accessCode, serverId }: Claimed, ttlMs: number | undefined): Promise<void> {
    await Promise.all([
      this.#store.set(`code:${accessCode}`, holder, ttlMs),
      serverId === null ? undefined : this.#store.set(`id:${serverId}`, holder, ttlMs),
    ]);
  }

  async release({ accessCode, serverId }: Claimed): Promise<void> {
    await Promise.all([
      this.#store.delete(`code:${accessCode}`),
      serverId === null ? undefined : this.#store.delete(`id:${serverId}`),
    ]);
  }

  /** Whether an id of the server's own making is some conference's. */
  async isTaken(serverId: string): Promise<boolean> {
    return (await this.#store.get(`id:${serverId}`)) !== undefined;
  }
}

function toTenDigits(hash: Buffer): string {
  return String((hash.readBigUInt64BE() % 9_000_000_000n) + 1_000_000_000n);
}
