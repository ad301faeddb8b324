import type { Credential } from '../credentials/credential.js';
import { StarLeafError } from './errors.js';
import { Session } from './session.js';

/** Where one owner's session is kept as text, for all processes. Each throws when the store does not answer. */
export interface SessionSlot {
  read(): Promise<string | undefined>;
  /** Puts in place what is to stand there, given what does. */
  change(next: (text: string | undefined) => string | undefined): Promise<void>;
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

/** Does what must not happen twice at once for one account, in any process. */
export type InTurn = <Result>(email: string, work: () => Promise<Result>) => Promise<Result>;

/**
 * The session of one owner: read from the store at first use, renewed by one sign-in however many requests find
 * it expired, in however many processes; replaced when the owner connects an account, gone for good when forgotten.
 */
export class OwnerSession {
  readonly #slot: SessionSlot;
  readonly #signIn: (credential: Credential) => Promise<Session>;
  readonly #pause: () => Promise<void>;
  readonly #inTurn: InTurn;
  readonly #onLostWrite: () => void;
  #current: Session | undefined;
  #firstRead: Promise<void> | undefined;
  #era = 0;
  readonly #renewals = new Map<string, Promise<HeldSession>>();
  #writing: Promise<void> = Promise.resolve();
  #isStoreBehind = false;

  /** @param options.pause waits for a moment, never as long as others do who were refused at the same time */
  constructor(options: {
    slot: SessionSlot;
    signIn: (credential: Credential) => Promise<Session>;
    pause: () => Promise<void>;
    inTurn: InTurn;
    onLostWrite: () => void;
  }) {
    this.#slot = options.slot;
    this.#signIn = options.signIn;
    this.#pause = options.pause;
    this.#inTurn = options.inTurn;
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
    await this.#write(session, () => true);
  }

  /** Erases the session, also one that is being signed in. Throws when the store does not answer. */
  async forget(): Promise<void> {
    this.#begin(undefined);
    await this.#afterWrites(() => this.#slot.erase());
  }

  /**
   * Keeps cookies that have changed, unless another process has put another session in the place of theirs, or
   * erased it. Losing them costs a sign-in after a restart, which is no reason to fail.
   */
  async save(session: Session): Promise<void> {
    if (!session.hasChanged) return;
    await this.#write(session, (stored) => stored?.id === session.id);
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
      try {
        return await this.#inTurn(need.credential.email, () => this.#renewedInTurn(need));
      } catch (error) {
        // A newer challenge, asked for elsewhere, spoils ours: only a second refusal is about the credential.
        if (tries === 2 || !isRefusalByStarLeaf(error)) throw error;
        await this.#pause();
      }
    }
  }

  async #renewedInTurn(need: SessionNeed): Promise<HeldSession> {
    // Another process may have signed in for this owner meanwhile.
    const before = await this.#adoptStored();
    const stored = this.#keptInstead(need);
    if (stored) return stored;
    // Somebody disconnects through another process: this request may end well, the next finds no credential.
    const isErased = need.expired !== undefined && before === undefined && !this.#isStoreBehind;
    const session = await this.#signIn(need.credential);
    if (need.era === this.#era && isErased) this.#current = undefined;
    else if (need.era === this.#era) {
      this.#current = session;
      // What another process has replaced or erased since, it has done for the person.
      await this.#write(session, (text) => text?.id === before?.id);
    }
    return { session, isFresh: true };
  }

  async #write(session: Session, isDue: (stored: Session | undefined) => boolean): Promise<void> {
    await this.#afterWrites(async () => {
      if (session !== this.#current) return;
      try {
        const isAhead = this.#isStoreBehind;
        await this.#slot.change((text) =>
          isAhead || isDue(Session.restore(text ?? '')) ? session.serialised() : text,
        );
        this.#isStoreBehind = false;
      } catch {
        this.#isStoreBehind = true;
        this.#onLostWrite();
      }
    });
  }

  async #afterWrites(work: () => Promise<void>): Promise<void> {
    const writing = this.#writing.then(work);
    this.#writing = writing.catch(() => undefined);
    await writing;
  }

  async #readOnce(): Promise<void> {
    this.#firstRead ??= this.#adoptStored().then(() => undefined);
    try {
      await this.#firstRead;
    } catch (error) {
      this.#firstRead = undefined;
      throw error;
    }
  }

  /** Takes over what another process has stored. @returns what is stored */
  async #adoptStored(): Promise<Session | undefined> {
    const era = this.#era;
    const stored = Session.restore((await this.#slot.read()) ?? '');
    const isNews = !this.#isStoreBehind && era === this.#era && stored?.id !== this.#current?.id;
    if (stored && isNews) this.#current = stored;
    return stored;
  }
}

/** Not so where the salt has changed, which needs no asking. */
function isRefusalByStarLeaf(error: unknown): boolean {
  return error instanceof StarLeafError && error.failure === 'sign-in-refused' && error.status !== null;
}
