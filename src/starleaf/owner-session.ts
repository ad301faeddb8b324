import type { Credential } from '../credentials/credential.js';
import { StarLeafError } from './errors.js';
import { Session } from './session.js';
import { Turns } from './turns.js';

/** Where one owner's session is kept as text. Each throws when the store does not answer. */
export interface SessionSlot {
  read(): Promise<string | undefined>;
  write(text: string): Promise<void>;
  erase(): Promise<void>;
}

/** A session to use, and whether it comes straight from signing in, so that doing it again would not help. */
export interface HeldSession {
  readonly session: Session;
  readonly isFresh: boolean;
}

/** What a request needs a session for. */
export interface SessionNeed {
  readonly credential: Credential;
  /** The era in which the request began. */
  readonly era: number;
  /** The session that StarLeaf has just refused; if another has replaced it since, that is given. */
  readonly expired?: Session;
}

/**
 * The session of one owner: read from the store at first use, renewed by one sign-in however many requests find
 * it expired, replaced when the owner connects an account, gone for good when forgotten.
 */
export class OwnerSession {
  readonly #slot: SessionSlot;
  readonly #signIn: (credential: Credential) => Promise<Session>;
  readonly #pause: () => Promise<void>;
  readonly #onLostWrite: () => void;
  #current: Session | undefined;
  #firstRead: Promise<void> | undefined;
  #era = 0;
  readonly #renewals = new Map<string, Promise<HeldSession>>();
  readonly #writes = new Turns();
  #isStoreBehind = false;

  /** @param options.pause waits for a moment, never as long as others do who were refused at the same time */
  constructor(options: {
    slot: SessionSlot;
    signIn: (credential: Credential) => Promise<Session>;
    pause: () => Promise<void>;
    onLostWrite: () => void;
  }) {
    this.#slot = options.slot;
    this.#signIn = options.signIn;
    this.#pause = options.pause;
    this.#onLostWrite = options.onLostWrite;
  }

  /** Changes when the owner connects or disconnects: what began before that must not come back after it. */
  get era(): number {
    return this.#era;
  }

  /** A session of the credential's account: the kept one, else one from signing in. */
  async hold(need: SessionNeed): Promise<HeldSession> {
    await this.#readOnce();
    const kept = this.#keptInstead(need);
    if (kept) return kept;
    const name = `${need.credential.email} ${need.credential.key}`;
    const renewal = this.#renewals.get(name) ?? this.#renew(need);
    this.#renewals.set(name, renewal);
    try {
      return await renewal;
    } finally {
      if (this.#renewals.get(name) === renewal) this.#renewals.delete(name);
    }
  }

  /** Puts the session of an account just connected in the place of any other. */
  async replace(session: Session): Promise<void> {
    this.#begin(session);
    await this.save(session);
  }

  /** Erases the session, also one that is being signed in. Throws when the store does not answer. */
  async forget(): Promise<void> {
    this.#begin(undefined);
    await this.#writes.take('', () => this.#slot.erase());
  }

  /** Keeps cookies that have changed. Losing them costs a sign-in after a restart, which is no reason to fail. */
  async save(session: Session): Promise<void> {
    await this.#writes.take('', async () => {
      if (session !== this.#current || !session.hasChanged) return;
      try {
        await this.#slot.write(session.serialised());
        this.#isStoreBehind = false;
      } catch {
        this.#isStoreBehind = true;
        this.#onLostWrite();
      }
    });
  }

  #begin(session: Session | undefined): void {
    this.#era += 1;
    this.#current = session;
    this.#firstRead = Promise.resolve();
  }

  #keptInstead({ credential, expired }: SessionNeed): HeldSession | undefined {
    const session = this.#current;
    if (!session?.belongsTo(credential.email) || session.id === expired?.id) return undefined;
    return { session, isFresh: false };
  }

  async #renew(need: SessionNeed): Promise<HeldSession> {
    for (let tries = 1; ; tries++) {
      // Another process may have signed in for this owner meanwhile.
      await this.#adoptStored();
      const stored = this.#keptInstead(need);
      if (stored) return stored;
      try {
        return await this.#signedIn(need);
      } catch (error) {
        // A newer challenge, asked for elsewhere, spoils ours: only a second refusal is about the credential.
        if (tries === 2 || !isRefusalByStarLeaf(error)) throw error;
        await this.#pause();
      }
    }
  }

  async #signedIn({ credential, era }: SessionNeed): Promise<HeldSession> {
    const session = await this.#signIn(credential);
    if (era === this.#era) {
      this.#current = session;
      await this.save(session);
    }
    return { session, isFresh: true };
  }

  async #readOnce(): Promise<void> {
    this.#firstRead ??= this.#adoptStored();
    try {
      await this.#firstRead;
    } catch (error) {
      this.#firstRead = undefined;
      throw error;
    }
  }

  async #adoptStored(): Promise<void> {
    if (this.#isStoreBehind) return;
    const era = this.#era;
    const stored = Session.restore((await this.#slot.read()) ?? '');
    if (stored && era === this.#era && stored.id !== this.#current?.id) this.#current = stored;
  }
}

/** Not so where the salt has changed, which needs no asking. */
function isRefusalByStarLeaf(error: unknown): boolean {
  return error instanceof StarLeafError && error.failure === 'sign-in-refused' && error.status !== null;
}
