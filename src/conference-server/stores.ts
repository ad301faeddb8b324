import type { Keyv } from 'keyv';
import type { Account } from './accounts.js';
import type { Challenge } from './challenges.js';
import type { ListEntry } from './conference-lists.js';
import type { Conference } from './conferences.js';
import type { ConferenceName, Invitation } from './invitations/invitation-records.js';
import type { OutboxEntry, SentMail } from './mail/outbox.js';
import type { QueuedMail } from './mail/queue.js';
import type { Session } from './sessions.js';
import type { SignUp } from './sign-ups.js';

/** Where the conference server keeps what a restart must not lose; each store has a namespace of its own. */
export interface ConferenceServerStores {
  /** By lower-case e-mail address. */
  readonly accounts: Keyv<Account>;
  /** The lower-case addresses of all accounts, under one key. */
  readonly directory: Keyv<readonly string[]>;
  /** The outstanding challenge of each lower-case username. */
  readonly challenges: Keyv<Challenge>;
  /** By the hash of the session's cookie. */
  readonly sessions: Keyv<Session>;
  /** By owner and id. */
  readonly conferences: Keyv<Conference>;
  /** What each owner has, in order of creation. */
  readonly lists: Keyv<readonly ListEntry[]>;
  /** Access codes and server-made ids that are taken, and by which conference. */
  readonly claims: Keyv<string>;
  /** What is kept of a conference's mails, by owner and id. */
  readonly invitations: Keyv<Invitation>;
  /** The same, found by what calendars call the conference. */
  readonly invitationUids: Keyv<ConferenceName>;
  /** By the hash of the link's token. */
  readonly signUps: Keyv<SignUp>;
  /** Mails on their way, and what became of those that were, by id. */
  readonly mails: Keyv<QueuedMail>;
  /** The ids of the mails on their way, under one key. */
  readonly mailQueue: Keyv<readonly string[]>;
  /** Delivered mails by id, where no SMTP server takes them. */
  readonly outbox: Keyv<SentMail>;
  /** What is in the outbox, newest first, under one key. */
  readonly outboxIndex: Keyv<readonly OutboxEntry[]>;
}

/** Opens the stores, given how a store in a namespace of its own is had. */
export function openConferenceServerStores(
  open: <Value>(namespace: string) => Keyv<Value>,
): ConferenceServerStores {
  return {
    accounts: open('conference-server/accounts'),
    directory: open('conference-server/directory'),
    challenges: open('conference-server/challenges'),
    sessions: open('conference-server/sessions'),
    conferences: open('conference-server/conferences'),
    lists: open('conference-server/lists'),
    claims: open('conference-server/claims'),
    invitations: open('conference-server/invitations'),
    invitationUids: open('conference-server/invitation-uids'),
    signUps: open('conference-server/sign-ups'),
    mails: open('conference-server/mails'),
    mailQueue: open('conference-server/mail-queue'),
    outbox: open('conference-server/outbox'),
    outboxIndex: open('conference-server/outbox-index'),
  };
}
