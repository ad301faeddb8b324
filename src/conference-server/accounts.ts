import { randomBytes, randomUUID } from 'node:crypto';
import { deriveKey, type KeyDerivation, SALT_BYTES } from './derivation.js';
import { BLANK_PROFILE, type Profile } from './profile.js';
import type { ConferenceServerStores } from './stores.js';

/** Somebody who may sign in. Of the password only what a challenge is checked with is kept. */
export interface Account extends KeyDerivation, Profile {
  /** Made anew for each account; conferences belong to it. */
  readonly id: string;
  /** As it was given. */
  readonly email: string;
  /** 64 hexadecimal digits. */
  readonly key: string;
  /** The integration that manages this person, which keeps their name and two of their numbers; null for none. */
  readonly integrationName: string | null;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}

/** What a new account is made of; what is left out is null. */
export interface NewAccount extends Partial<Profile> {
  readonly email: string;
  readonly password: string;
  readonly firstname: string;
  readonly lastname: string;
  readonly integrationName?: string;
}

/** A new account whose password was turned into a key elsewhere. */
export interface NewKeyHolder extends Partial<Profile>, KeyDerivation {
  readonly email: string;
  /** 64 hexadecimal digits. */
  readonly key: string;
  readonly firstname: string;
  readonly lastname: string;
  readonly integrationName?: string;
}

export interface AccountsOptions {
  readonly stores: Pick<ConferenceServerStores, 'accounts'>;
  /** PBKDF2 iterations of passwords set from now on; accounts keep theirs until their password changes. */
  readonly iterations: number;
  readonly now: () => Date;
}

/** The people of the conference server. Case does not matter in their addresses. */
export class Accounts {
  readonly #stores: AccountsOptions['stores'];
  readonly #now: () => Date;
  /** PBKDF2 iterations of new passwords. */
  readonly iterations: number;

  constructor({ stores, iterations, now }: AccountsOptions) {
    this.#stores = stores;
    this.#now = now;
    this.iterations = iterations;
  }

  async find(email: string): Promise<Account | undefined> {
    return this.#stores.accounts.get(keyOf(email));
  }

  /** Those of several addresses, in their order. */
  async findMany(emails: readonly string[]): Promise<readonly (Account | undefined)[]> {
    return this.#stores.accounts.getMany(emails.map(keyOf));
  }

  /** In order of creation. Reads all there are. */
  async list(): Promise<readonly Account[]> {
    const found: Account[] = [];
    for await (const account of this.#stores.accounts.values()) found.push(account);
    return found.sort((left, right) => Date.parse(left.createdAt) - Date.parse(right.createdAt));
  }

  /** @returns the new account, or undefined, and nothing is changed, where there is one of this address. */
  async add({ password, ...given }: NewAccount): Promise<Account | undefined> {
    if ((await this.find(given.email)) !== undefined) return undefined;
    return this.register({ ...given, ...(await this.#credentialsFor(password)) });
  }

  /** As {@link add}, where only the key of the password is known. */
  async register(given: NewKeyHolder): Promise<Account | undefined> {
    const made = { id: randomUUID(), createdAt: this.#now().toISOString() };
    const account = { ...BLANK_PROFILE, integrationName: null, ...given, ...made };
    const isNew = await this.#stores.accounts.insert(keyOf(given.email), account);
    return isNew ? account : undefined;
  }

  /** Sets a new password, which ends the sessions of the old one. @returns whether there is such an account. */
  async setPassword(email: string, password: string): Promise<boolean> {
    const credentials = await this.#credentialsFor(password);
    return (await this.#change(email, credentials)) !== undefined;
  }

  /** Changes what a person may change themselves. @returns whether there is such an account. */
  async setProfile(email: string, changes: Partial<Profile>): Promise<boolean> {
    return (await this.#change(email, changes)) !== undefined;
  }

  /** Removes an account, which ends its sessions. @returns what it was; undefined where there was none. */
  async remove(email: string): Promise<Account | undefined> {
    let removed: Account | undefined;
    await this.#stores.accounts.change(keyOf(email), (account) => {
      removed = account;
      return undefined;
    });
    return removed;
  }

  async #change(email: string, changes: Partial<Account>): Promise<Account | undefined> {
    return this.#stores.accounts.change(keyOf(email), (account) => account && { ...account, ...changes });
  }

  async #credentialsFor(password: string): Promise<KeyDerivation & { readonly key: string }> {
    const derivation = { salt: randomBytes(SALT_BYTES).toString('hex'), iterations: this.iterations };
    return { ...derivation, key: await deriveKey(password, derivation) };
  }
}

function keyOf(email: string): string {
  return email.toLowerCase();
}
