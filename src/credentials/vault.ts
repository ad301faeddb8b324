import type { Keyv } from 'keyv';
import { z } from 'zod';
import type { Storage } from '../storage/storage.js';
import type { Credential } from './credential.js';
import { type Owner, ownerKey } from './owner.js';

/** A credential with its history, for "connected as … since …, last used …". */
export interface KeptCredential extends Credential {
  readonly connectedAt: Date;
  /** To the hour. */
  readonly lastUsedAt: Date;
}

const hexadecimal = /^([0-9a-f]{2})+$/;
const recordShape = z.object({
  email: z.string().min(1),
  salt: z.string().regex(hexadecimal),
  iterations: z.int().positive(),
  key: z.string().regex(hexadecimal).length(64),
  connectedAt: z.int(),
});
const useShape = z.int().optional();

/** Uses are noted this coarsely, so that reading a credential seldom means writing. */
const useGranularityMs = 3_600_000;

/**
 * The StarLeaf credentials of our people, one each. The store seals each together with its owner, so that a record
 * put in another person's place does not open. Methods throw when the store fails or a record is not what was kept.
 */
export class Vault {
  readonly #credentials: Keyv<unknown>;
  /** Apart from the credentials, so that noting a use cannot bring back what was forgotten meanwhile. */
  readonly #uses: Keyv<unknown>;
  readonly #now: () => number;

  /** @param now milliseconds since the epoch. */
  constructor(storage: Storage, now: () => number = Date.now) {
    this.#credentials = storage.keyv('credentials');
    this.#uses = storage.keyv('credential-uses');
    this.#now = now;
  }

  /** Undefined for people who have not connected an account. */
  async find(owner: Owner): Promise<KeptCredential | undefined> {
    const key = ownerKey(owner);
    const [record, use] = await Promise.all([this.#credentials.get(key), this.#uses.get(key)]);
    if (record === undefined) return undefined;
    const { connectedAt, ...credential } = recordShape.parse(record);
    const lastUse = Math.max(connectedAt, useShape.parse(use) ?? connectedAt);
    return { ...credential, connectedAt: new Date(connectedAt), lastUsedAt: new Date(lastUse) };
  }

  /** Replaces the owner's earlier credential, if there was one. */
  async save(owner: Owner, { email, salt, iterations, key }: Credential): Promise<void> {
    const record = recordShape.parse({ email, salt, iterations, key, connectedAt: this.#now() });
    await this.#credentials.set(ownerKey(owner), record);
  }

  /** Notes that the credential was used now. */
  async noteUse(owner: Owner): Promise<void> {
    const now = this.#now();
    const noted = useShape.parse(await this.#uses.get(ownerKey(owner)));
    if (noted !== undefined && now - noted < useGranularityMs) return;
    await this.#uses.set(ownerKey(owner), now);
  }

  /** @returns whether there was something to forget. */
  async forget(owner: Owner): Promise<boolean> {
    const key = ownerKey(owner);
    const [wasConnected] = await Promise.all([this.#credentials.delete(key), this.#uses.delete(key)]);
    return wasConnected;
  }
}
