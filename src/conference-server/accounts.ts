import { randomBytes, randomUUID } from 'node:crypto';
import { deriveKey, type KeyDerivation, SALT_BYTES } from './derivation.js';
import { InTurn } from './in-turn.js';
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
  readonly stores: Pick<ConferenceServerStores, 'accounts' | 'directory'>;
  /** PBKDF2 iterations of passwords set from now on; accounts keep theirs until their password changes. */
  readonly iterations: number;
  readonly now: () => Date;
}

const DIRECTORY = 'all';

/** The people of the conference server. Case does not matter in their addresses. */
export class Accounts {
  readonly #stores: AccountsOptions['stores'];
  readonly #now: () => Date;
  readonly #turns = new InTurn();
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

  /** In order of creation. */
  async list(): Promise<readonly Account[]> {
    const found = await Promise.all((await this.#directory()).map((key) => this.#stores.accounts.get(key)));
    return found.filter((account) => account !== undefined);
  }

  /** @returns the new account, or undefined, and nothing is changed, where there is one of this address. */
  async add({ password, ...given }: NewAccount): Promise<Account | undefined> {
    if ((await this.find(given.email)) !== undefined) return undefined;
    return this.register({ ...given, ...(await this.#credentialsFor(password)) });
  }

  /** As {@link add}, where only the key of the password is known. */
  async register(given: NewKeyHolder): Promise<Account | undefined> {
    const { email } = given;
    return this.#turns.run(DIRECTORY, async () => {
      if ((await this.find(email)) !== undefined) return undefined;
      const made = { id: randomUUID(), createdAt: this.#now().toISOString() };
      const account = { ...BLANK_PROFILE, integrationName: null, ...given, ...made };
      await this.#stores.accounts.set(keyOf(email), account);
      const others = (await this.#directory()).filter((key) => key !== keyOf(email));
      await this.#stores.directory.set(DIRECTORY, [...others, keyOf(email)]);
      return account;
    });
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
    return this.#turns.run(DIRECTORY, async () => {
      const account = await this.find(email);
      await this.#stores.accounts.delete(keyOf(email));
      const others = (await this.#directory()).filter((key) => key !== keyOf(email));
      await this.#stores.directory.set(DIRECTORY, others);
      return account;
    });
  }

  async #change(email: string, changes: Partial<Account>): Promise<Account | undefined> {
    return this.#turns.run(DIRECTORY, async () => {
      const account = await this.find(email);
      if (account === undefined) return undefined;
      const changed = { ...account, ...changes };
      await this.#stores.accounts.set(keyOf(email), changed);
      return changed;
    });
  }

  async #credentialsFor(password: string): Promise<KeyDerivation & { readonly key: string }> {
    const derivation = { salt: randomBytes(SALT_BYTES).toString('hex'), iterations: this.iterations };
    return { ...derivation, key: await deriveKey(password, derivation) };
  }

  async #directory(): Promise<readonly string[]> {
    return (await this.#stores.directory.get(DIRECTORY)) ?? [];
  }
}

function keyOf(email: string): string {
  return email.toLowerCase();
}
