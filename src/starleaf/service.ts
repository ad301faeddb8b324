import type { Logger } from 'pino';
import type { Credential } from '../credentials/credential.js';
import type { Owner } from '../credentials/owner.js';
import {
  type Clock,
  OutOfTimeError,
  type Patience,
  systemClock,
  type Timings,
} from '../neighbours/patience.js';
import type { Storage } from '../storage/storage.js';
import type { ApiRequest, Send } from './api-request.js';
import { StarLeafClient, type StarLeafWatch } from './client.js';
import { type ConferenceRequests, conferenceRequests } from './conferences.js';
import { StarLeafError } from './errors.js';
import { type InviteRequests, inviteRequests } from './invitations.js';
import { type MeetingList, readMeetingList } from './meeting-list.js';
import { MeetingLists } from './meeting-lists.js';
import { type OccurrenceRequests, occurrenceRequests } from './occurrences.js';
import type { InTurn } from './owner-session.js';
import { type ProfileRequests, profileRequests } from './profile.js';
import { type ServerFacts, serverFacts } from './server-facts.js';
import { Sessions } from './sessions.js';
import { type KeyDerivation, SignIn } from './sign-in.js';

/** StarLeaf, as one person sees it. Everything throws StarLeafError. */
export interface StarLeafAccount
  extends ConferenceRequests,
    OccurrenceRequests,
    ProfileRequests,
    InviteRequests,
    ServerFacts {
  /** The account's. */
  readonly email: string;
  /** All meetings with their details; may be half a minute old, but never older than what was changed through here. */
  listMeetings(): Promise<MeetingList>;
}

/** A StarLeaf that takes four seconds still works; of one that is down people hear within ten. */
export const patientTimings: Timings = { exchangeMs: 5_000, budgetMs: 9_000, pauseMs: 200 };

/** A request may meet several expired sessions: the one kept here, then those that others put in its place. */
const mostSessions = 4;

interface Person {
  readonly owner: Owner;
  readonly credential: Credential;
}

/** StarLeaf, for everybody: whoever has a credential acts through it, and stays signed in between requests. */
export class StarLeafService {
  readonly #client: StarLeafClient;
  readonly #signIn: SignIn;
  readonly #sessions: Sessions;
  readonly #inTurn: InTurn;
  readonly #lists: MeetingLists;

  /**
   * @param options.baseUrl of a StarLeaf-compatible API, `/v1` included
   * @param options.storage encrypts: the sessions that it keeps open accounts
   */
  constructor(options: {
    readonly baseUrl: string;
    readonly storage: Pick<Storage, 'keyv' | 'change' | 'inTurn'>;
    readonly logger: Logger;
    readonly timings?: Timings;
    readonly clock?: Clock;
    readonly watch?: StarLeafWatch;
  }) {
    const { baseUrl, storage, logger, timings = patientTimings, clock = systemClock, watch = {} } = options;
    this.#client = new StarLeafClient({ baseUrl, logger, timings, clock, watch });
    this.#signIn = new SignIn(this.#client, watch);
    this.#inTurn = (email, work) => storage.inTurn(`starleaf sign-in ${email.toLowerCase()}`, work);
    this.#lists = new MeetingLists({ storage, logger, clock });
    this.#sessions = new Sessions({
      storage,
      logger,
      // With time of its own: a person who no longer waits for it finds it done when they try again.
      signIn: (credential) => this.#signIn.signIn(credential),
      pause: () => clock.pause(timings.pauseMs * 2 * clock.random()),
      inTurn: this.#inTurn,
    });
  }

  /** For the connect page: how a key is derived from that person's password. Throws StarLeafError. */
  readChallenge(email: string): Promise<KeyDerivation> {
    const patience = this.#client.patience();
    return inTime(patience, () =>
      this.#inTurn(email, () => this.#signIn.readChallenge({ who: email, patience })),
    );
  }

  /** Checks a credential by signing in afresh, and keeps the session for its owner. Throws StarLeafError. */
  async signIn(owner: Owner, credential: Credential): Promise<void> {
    const patience = this.#client.patience();
    const session = await inTime(patience, () =>
      this.#inTurn(credential.email, () => this.#signIn.signIn(credential, patience)),
    );
    await this.#lists.forget(owner);
    await this.#sessions.use(owner, (held) => held.replace(session));
  }

  /** Forgets the owner's session, in memory and in the store, and their meetings; throws when the store does not answer. */
  async forgetSession(owner: Owner): Promise<void> {
    await this.#lists.forget(owner);
    await this.#sessions.use(owner, (held) => held.forget());
  }

  /**
   * The requests of one person. Nothing is sent until one of them is made; from then on there is one time budget for
   * all of them, so this is to be asked for anew with each thing that a person wants done.
   */
  account(owner: Owner, credential: Credential): StarLeafAccount {
    const patience = this.#client.patience();
    const person = { owner, credential };
    const send: Send = (request) => inTime(patience, () => this.#send(request, { ...person, patience }));
    const conferences = conferenceRequests(send);
    const occurrences = occurrenceRequests(send);
    const changing =
      <Args extends readonly unknown[], Value>(change: (...args: Args) => Promise<Value>) =>
      (...args: Args) =>
        change(...args).finally(() => this.#lists.forget(owner));
    return {
      email: credential.email,
      ...conferences,
      ...occurrences,
      putMeeting: changing(conferences.putMeeting),
      createMeeting: changing(conferences.createMeeting),
      cancelMeeting: changing(conferences.cancelMeeting),
      changeOccurrence: changing(occurrences.changeOccurrence),
      cancelOccurrence: changing(occurrences.cancelOccurrence),
      listMeetings: () => inTime(patience, () => this.#list(person)),
      ...profileRequests(send),
      ...inviteRequests(send),
      ...serverFacts(send),
    };
  }

  /** With time of its own, since whoever asks meanwhile shares it. */
  #list({ owner, credential }: Person): Promise<MeetingList> {
    return this.#lists.read({ owner, email: credential.email }, () => {
      const patience = this.#client.patience();
      const send: Send = (request) => this.#send(request, { owner, credential, patience });
      return readMeetingList({ ...conferenceRequests(send), ...occurrenceRequests(send) });
    });
  }

  /** Sends a request as a person; where their session has expired they are signed in once, and it is repeated. */
  #send(request: ApiRequest, { owner, credential, patience }: Person & { readonly patience: Patience }) {
    return this.#sessions.use(owner, async (held) => {
      const { era } = held;
      let { session, isFresh } = await held.hold({ credential, era });
      for (let sessions = 1; ; sessions++) {
        try {
          return await this.#client.send(request, { who: credential.email, patience, session });
        } catch (error) {
          if (!isSignedOut(error)) throw error;
          if (isFresh || sessions === mostSessions) throw withoutBlame(error);
        } finally {
          await held.save(session);
        }
        ({ session, isFresh } = await held.hold({ credential, era, expired: session }));
      }
    });
  }
}

/** Whoever waits hears in time, whatever is still going on then. */
async function inTime<Value>(patience: Patience, work: () => Promise<Value>): Promise<Value> {
  try {
    return await patience.within(work);
  } catch (error) {
    throw error instanceof OutOfTimeError ? new StarLeafError('slow') : error;
  }
}

function isSignedOut(error: unknown): error is StarLeafError {
  return error instanceof StarLeafError && error.status === 401;
}

/** StarLeaf has accepted the credential and refuses the session that came of it: connecting again would not help. */
function withoutBlame({ server }: StarLeafError): StarLeafError {
  return new StarLeafError('unexpected', { status: 401, ...(server !== null && { server }) });
}
