import type { Account } from './accounts.js';
import type { Challenge } from './challenges.js';
import type { ListEntry } from './conference-lists.js';
import type { Conference } from './conferences.js';
import type { ConferenceName, Invitation } from './invitations/invitation-records.js';
import type { MailState } from './mail/mail.js';
import type { OutboxEntry, SentMail } from './mail/outbox.js';
import type { Session } from './sessions.js';
import type { SignUp } from './sign-ups.js';
import type { Collection, ConferenceServerStore } from './store.js';

/** Where the conference server keeps what a restart must not lose, and takes turns with its like. */
export interface ConferenceServerStores extends Omit<ConferenceServerStore, 'open'> {
  /** By lower-case e-mail address. */
  readonly accounts: Collection<Account>;
  /** The outstanding challenge of each lower-case username. */
  readonly challenges: Collection<Challenge>;
  /** By the hash of the session's cookie. */
  readonly sessions: Collection<Session>;
  /** By owner and id. */
  readonly conferences: Collection<Conference>;
  /** What each owner has, in order of creation. */
  readonly lists: Collection<readonly ListEntry[]>;
  /** Access codes and server-made ids that are taken, and by which conference. */
  readonly claims: Collection<string>;
  /** What is kept of a conference's mails, by owner and id. */
  readonly invitations: Collection<Invitation>;
  /** The same, found by what calendars call the conference. */
  readonly invitationUids: Collection<ConferenceName>;
  /** By the hash of the link's token. */
  readonly signUps: Collection<SignUp>;
  /** What became of mails, by id. */
  readonly mails: Collection<{ readonly state: MailState }>;
  /** Delivered mails by id, where no SMTP server takes them. */
  readonly outbox: Collection<SentMail>;
  /** What is in the outbox, newest first, under one key. */
  readonly outboxIndex: Collection<readonly OutboxEntry[]>;
}

/** Opens the stores, each in a namespace of its own. */
export function openConferenceServerStores(store: ConferenceServerStore): ConferenceServerStores {
  return {
    accounts: store.open('conference-server/accounts'),
    challenges: store.open('conference-server/challenges'),
    sessions: store.open('conference-server/sessions'),
    conferences: store.open('conference-server/conferences'),
    lists: store.open('conference-server/lists'),
    claims: store.open('conference-server/claims'),
    invitations: store.open('conference-server/invitations'),
    invitationUids: store.open('conference-server/invitation-uids'),
    signUps: store.open('conference-server/sign-ups'),
    mails: store.open('conference-server/mails'),
    outbox: store.open('conference-server/outbox'),
    outboxIndex: store.open('conference-server/outbox-index'),
    inTurn: (name, work) => store.inTurn(`conference-server/${name}`, work),
    openQueue: (namespace, options) => store.openQueue(`conference-server/${namespace}`, options),
    openLimiter: (name, allowance) => store.openLimiter(`conference-server/${name}`, allowance),
  };
}
