import { createHash, randomBytes } from 'node:crypto';
import type { Account, Accounts } from './accounts.js';
import { isSameHex } from './derivation.js';
import type { KeyedHash } from './keyed-hash.js';
import type { ConferenceServerStores } from './stores.js';
import type { Instant } from './wall-time.js';

/** Somebody's being signed in, as it is kept: the cookie itself is not. */
export interface Session {
  readonly email: string;
  /** The salt of the password that was signed in with: a new password, or a new account, ends the session. */
  readonly salt: string;
  readonly startedAt: Instant;
  readonly lastUsedAt: Instant;
}

/** The cookies that carry a session. */
export interface SessionCookies {
  /** Names the session. */
  readonly sl_session: string;
  /** Stands for the time until which the cookies are fresh. */
  readonly sl_route: string;
}

/** Who sends a request, and the fresh cookies they should send it with if theirs are no longer fresh. */
export interface Caller {
  readonly account: Account;
  readonly renewal: SessionCookies | null;
}

export interface SessionsOptions {
  readonly stores: Pick<ConferenceServerStores, 'sessions'>;
  readonly accounts: Accounts;
  readonly hash: KeyedHash;
  /** A session ends this long after its last request. */
  readonly idleMs: number;
  /** Cookies are renewed when they are this old. */
  readonly cookieRefreshMs: number;
  readonly now: () => Date;
}

/** Requests of a session within so long of each other are written down once: it may end so much early. */
const PRECISION_MS = 30_000;

/** Who is signed in. Kept in the store, so people stay signed in through a restart. */
export class Sessions {
  readonly #options: SessionsOptions;

  constructor(options: SessionsOptions) {
    this.#options = options;
  }

  /** Signs somebody in. */
  async start({ email, salt }: Account): Promise<SessionCookies> {
    const now = this.#now();
    const token = randomBytes(32).toString('base64url');
    const session = { email, salt, startedAt: now, lastUsedAt: now };
    await this.#write(hashOf(token), session);
    return this.#cookiesOf(token, session);
  }

  /** Who sends these cookies; undefined when nobody is signed in with them. */
  async find(cookies: Readonly<Record<string, unknown>>): Promise<Caller | undefined> {
    const { sl_session: token, sl_route: route } = cookies;
    if (typeof token !== 'string') return undefined;
    const session = await this.#use(hashOf(token));
    if (session === undefined) return undefined;
    const account = await this.#options.accounts.find(session.email);
    if (account === undefined || account.salt !== session.salt) return undefined;
    const fresh = this.#cookiesOf(token, session);
    // The next ones too: another process, whose clock is ahead of this one's, may have renewed them already.
    const isFresh =
      typeof route === 'string' &&
      (isSameHex(route, fresh.sl_route) || isSameHex(route, this.#cookiesOf(token, session, 1).sl_route));
    return { account, renewal: isFresh ? null : fresh };
  }

  async #use(key: string): Promise<Session | undefined> {
    const { stores, idleMs } = this.#options;
    const session = await stores.sessions.get(key);
    const now = this.#now();
    if (session === undefined || now - session.lastUsedAt > idleMs) return undefined;
    if (now - session.lastUsedAt >= Math.min(PRECISION_MS, idleMs / 100))
      await this.#write(key, { ...session, lastUsedAt: now });
    return session;
  }

  async #write(key: string, session: Session): Promise<void> {
    await this.#options.stores.sessions.set(key, session, this.#options.idleMs + PRECISION_MS);
  }

  /** Requests that arrive together with outworn cookies are all given the same new ones. */
  #cookiesOf(token: string, { startedAt }: Session, ahead = 0): SessionCookies {
    const { hash, cookieRefreshMs } = this.#options;
    const generation = Math.floor((this.#now() - startedAt) / cookieRefreshMs) + ahead;
    return { sl_session: token, sl_route: hash('route', token, String(generation)).toString('hex') };
  }

  #now(): Instant {
    return this.#options.now().getTime();
  }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
