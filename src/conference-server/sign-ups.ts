import { createHash, randomBytes } from 'node:crypto';
import type { Account, Accounts } from './accounts.js';
import { type KeyDerivation, SALT_BYTES } from './derivation.js';
import type { ConferenceServerStores } from './stores.js';
import { DAY_MS, type Instant } from './wall-time.js';

/** A link by which somebody who was invited becomes a guest, as it is kept: the token itself is not. */
export interface SignUp extends KeyDerivation {
  readonly email: string;
  readonly inviter: string;
  readonly expiresAt: Instant;
}

/** What a guest tells of themselves. The password stays in their browser. */
export interface NewGuest {
  readonly firstname: string;
  readonly lastname: string;
  /** 64 hexadecimal digits, derived with the link's salt and iterations. */
  readonly key: string;
}

export interface SignUpsOptions {
  readonly stores: Pick<ConferenceServerStores, 'signUps'>;
  readonly accounts: Accounts;
  readonly now: () => Date;
}

/** How long a link holds. */
export const SIGN_UP_DAYS = 14;

/** Links by which guests sign up; each is good for one account. */
export class SignUps {
  readonly #options: SignUpsOptions;

  constructor(options: SignUpsOptions) {
    this.#options = options;
  }

  /** @returns the token of a new link. */
  async invite({ email, inviter }: Pick<SignUp, 'email' | 'inviter'>): Promise<string> {
    const { stores, accounts, now } = this.#options;
    const token = randomBytes(32).toString('base64url');
    const lifetimeMs = SIGN_UP_DAYS * DAY_MS;
    const salt = randomBytes(SALT_BYTES).toString('hex');
    const expiresAt = now().getTime() + lifetimeMs;
    const signUp = { email, inviter, salt, iterations: accounts.iterations, expiresAt };
    await stores.signUps.set(hashOf(token), signUp, lifetimeMs);
    return token;
  }

  /** What a link is for; undefined when it holds no longer. */
  async find(token: string): Promise<SignUp | undefined> {
    const signUp = await this.#options.stores.signUps.get(hashOf(token));
    return signUp !== undefined && this.#options.now().getTime() < signUp.expiresAt ? signUp : undefined;
  }

  /** Uses a link up. @returns the new account; undefined where the link holds no longer or the address has one. */
  async complete(token: string, guest: NewGuest): Promise<Account | undefined> {
    const signUp = await this.find(token);
    if (signUp === undefined) return undefined;
    const { email, salt, iterations } = signUp;
    // An address gets one account, so of any number at once one makes it.
    const account = await this.#options.accounts.register({ email, salt, iterations, ...guest });
    await this.#options.stores.signUps.delete(hashOf(token));
    return account;
  }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
