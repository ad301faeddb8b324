import type { Keyv } from 'keyv';
import { z } from 'zod';
import type { Storage } from '../storage/storage.js';
import type { Credential } from './credential.js';
import { type Owner, ownerKey } from './owner.js';

/** For "connected as … since …, last used …". */
export interface ConnectedSince {
  readonly email: string;
  readonly since: Date;
  /** To the hour. */
  readonly lastUsed: Date;
}

const hexadecimal = /^([0-9a-f]{2})+$/i;
const recordShape = z.object({
  email: z.string().min(1),
  salt: z.string().regex(hexadecimal),
  iterations: z.int().positive(),
  key: z.string().regex(/^[0-9a-f]{64}$/),
  since: z.int(),
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
  async find(owner: Owner): Promise<Credential | undefined> {
    const record = await this.#read(owner);
    if (record === undefined) return undefined;
    const { email, salt, iterations, key } = record;
    return { email, salt, iterations, key };
  }

  /** Which account a person has connected, and since when; undefined where there is none. */
  async describe(owner: Owner): Promise<ConnectedSince | undefined> {
    const [record, use] = await Promise.all([this.#read(owner), this.#uses.get(ownerKey(owner))]);
    if (record === undefined) return undefined;
    const { email, since } = record;
    const lastUsed = Math.max(since, useShape.parse(use) ?? since);
    return { email, since: new Date(since), lastUsed: new Date(lastUsed) };
  }

  /** Replaces the owner's earlier credential, if there was one. */
  async save(owner: Owner, { email, salt, iterations, key }: Credential): Promise<void> {
    const record = recordShape.parse({ email, salt, iterations, key, since: this.#now() });
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

  async #read(owner: Owner) {
    const record = await this.#credentials.get(ownerKey(owner));
    return record === undefined ? undefined : recordShape.parse(record);
  }
}
