import type { Keyv } from 'keyv';
import type { Logger } from 'pino';
import type { Credential } from '../credentials/credential.js';
import type { Owner } from '../credentials/owner.js';
import type { ApiRequest, Send } from './api-request.js';
import { StarLeafClient } from './client.js';
import { type ConferenceRequests, conferenceRequests } from './conferences.js';
import { StarLeafError } from './errors.js';
import { type InviteRequests, inviteRequests } from './invitations.js';
import { type MeetingList, readMeetingList } from './meeting-list.js';
import { MeetingLists } from './meeting-lists.js';
import { type OccurrenceRequests, occurrenceRequests } from './occurrences.js';
import { type Clock, patientTimings, systemClock, type Timings } from './patience.js';
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
  /** All meetings with their details; may be half a minute old, but never older than what was changed through here. */
  listMeetings(): Promise<MeetingList>;
}

/** A request may meet several expired sessions: the one kept here, then those that others put in its place. */
const mostSessions = 4;

/** StarLeaf, for everybody: whoever has a credential acts through it, and stays signed in between requests. */
export class StarLeafService {
  readonly #client: StarLeafClient;
  readonly #signIn: SignIn;
  readonly #sessions: Sessions;
  readonly #lists: MeetingLists;

  /**
   * @param options.baseUrl of a StarLeaf-compatible API, `/v1` included
   * @param options.sessions an encrypting store: what it keeps opens accounts
   */
  constructor(options: {
    readonly baseUrl: string;
    readonly sessions: Keyv<string>;
    readonly logger: Logger;
    readonly timings?: Timings;
    readonly clock?: Clock;
  }) {
    const { baseUrl, logger, sessions, timings = patientTimings, clock = systemClock } = options;
    this.#client = new StarLeafClient({ baseUrl, logger, timings, clock });
    this.#signIn = new SignIn(this.#client);
    const signIn = (credential: Credential) => this.#signIn.signIn(credential);
    const pause = () => clock.pause(timings.pauseMs * 2 * clock.random());
    this.#lists = new MeetingLists({ clock });
    this.#sessions = new Sessions({ store: sessions, logger, signIn, pause });
  }

  /** For the connect page: how a key is derived from that person's password. Throws StarLeafError. */
  readChallenge(email: string): Promise<KeyDerivation> {
    return this.#signIn.readChallenge(email);
  }

  /** Checks a credential by signing in afresh, and keeps the session for its owner. Throws StarLeafError. */
  async signIn(owner: Owner, credential: Credential): Promise<void> {
    const session = await this.#signIn.signIn(credential);
    this.#lists.forget(owner);
    await this.#sessions.use(owner, (held) => held.replace(session));
  }

  /** Forgets the owner's session, in memory and in the store, and their meetings; throws when the store does not answer. */
  async forgetSession(owner: Owner): Promise<void> {
    this.#lists.forget(owner);
    await this.#sessions.use(owner, (held) => held.forget());
  }

  /** The requests of one person. Nothing is sent until one of them is made. */
  account(owner: Owner, credential: Credential): StarLeafAccount {
    const send: Send = (request) => this.#send(request, { owner, credential });
    const conferences = conferenceRequests(send);
    const occurrences = occurrenceRequests(send);
    const changing =
      <Args extends readonly unknown[], Value>(change: (...args: Args) => Promise<Value>) =>
      (...args: Args) =>
        change(...args).finally(() => this.#lists.forget(owner));
    return {
      ...conferences,
      ...occurrences,
      putMeeting: changing(conferences.putMeeting),
      createMeeting: changing(conferences.createMeeting),
      cancelMeeting: changing(conferences.cancelMeeting),
      changeOccurrence: changing(occurrences.changeOccurrence),
      cancelOccurrence: changing(occurrences.cancelOccurrence),
      listMeetings: () =>
        this.#lists.read({ owner, email: credential.email }, () =>
          readMeetingList({ ...conferences, ...occurrences }),
        ),
      ...profileRequests(send),
      ...inviteRequests(send),
      ...serverFacts(send),
    };
  }

  /** Sends a request as a person; where their session has expired they are signed in once, and it is repeated. */
  #send(request: ApiRequest, { owner, credential }: { owner: Owner; credential: Credential }) {
    return this.#sessions.use(owner, async (held) => {
      const { era } = held;
      let { session, isFresh } = await held.hold({ credential, era });
      for (let sessions = 1; ; sessions++) {
        try {
          return await this.#client.send(request, session);
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

function isSignedOut(error: unknown): error is StarLeafError {
  return error instanceof StarLeafError && error.status === 401;
}

/** StarLeaf has accepted the credential and refuses the session that came of it: connecting again would not help. */
function withoutBlame({ server }: StarLeafError): StarLeafError {
  return new StarLeafError('unexpected', { status: 401, ...(server !== null && { server }) });
}
