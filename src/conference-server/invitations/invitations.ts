import { randomUUID } from 'node:crypto';
import type { Account, Accounts } from '../accounts.js';
import type { Conference, Conferences } from '../conferences.js';
import { type DialInOptions, toDialInfo } from '../dial-info.js';
import { InTurn } from '../in-turn.js';
import type { KeyedHash } from '../keyed-hash.js';
import { keptUntil } from '../lifetime.js';
import type { Mailbox } from '../mail/mail.js';
import type { MailQueue } from '../mail/queue.js';
import { lastEndWith } from '../occurrences.js';
import { nameOf } from '../profile.js';
import type { ConferenceServerStores } from '../stores.js';
import type { Replies } from './replies.js';
import { makeReplyToken } from './reply-token.js';
import { type Standing, toStanding } from './standing.js';
import type { Telling } from './telling.js';
import { TidingMails } from './tiding-mail.js';
import { findTidings, type Tiding } from './tidings.js';
import { everybodyOf } from './view.js';

/** What is kept of a conference's mails. */
export interface Invitation extends ConferenceName {
  /** Names the conference in calendars, for as long as it is there. */
  readonly uid: string;
  /** Of the last calendar files; -1 before the first. */
  readonly sequence: number;
  readonly organiser: Mailbox;
  /** The organiser's, as StarLeaf writes it. */
  readonly locale: string;
  /** Whether the organiser wants mails sent, as they said last. */
  readonly isWanted: boolean;
  /** What participants were told last; null for nothing. */
  readonly told: Standing | null;
  /** The last mail to each, by lower-case address. */
  readonly mails: Readonly<Record<string, string>>;
  readonly replies: Replies;
}

export interface ConferenceName {
  readonly ownerId: string;
  readonly id: string;
}

export interface InvitationsOptions {
  readonly stores: Pick<ConferenceServerStores, 'invitations' | 'invitationUids'>;
  readonly conferences: Conferences;
  readonly accounts: Accounts;
  readonly queue: MailQueue;
  readonly hash: KeyedHash;
  readonly dialIn: DialInOptions;
  readonly publicUrl: string;
  /** The organisation's. */
  readonly locale: string;
  readonly now: () => Date;
}

/**
 * Tells participants by mail what becomes of conferences. It compares what is there with what they were told last, so
 * telling twice tells once, and what a crash or `send_update_emails: false` held back goes with the next mail.
 */
export class Invitations {
  readonly #options: InvitationsOptions;
  readonly #turns = new InTurn();

  constructor(options: InvitationsOptions) {
    this.#options = options;
  }

  /** What is kept of a conference's mails; undefined where none was sent. */
  async find({ ownerId, id }: ConferenceName): Promise<Invitation | undefined> {
    return this.#options.stores.invitations.get(keyOf({ ownerId, id }));
  }

  /** The same, by what calendars call the conference. */
  async findByUid(uid: string): Promise<Invitation | undefined> {
    const name = await this.#options.stores.invitationUids.get(uid);
    return name === undefined ? undefined : this.find(name);
  }

  /**
   * Sends what there is to tell of a conference that was made, changed or removed.
   * @param isQuiet whether those who know of it already are left alone
   */
  async tell(facts: {
    readonly owner: Account;
    readonly id: string;
    readonly isQuiet: boolean;
  }): Promise<void> {
    const { owner, id, isQuiet } = facts;
    const name = { ownerId: owner.id, id };
    await this.#turns.run(keyOf(name), async () => {
      const conference = await this.#options.conferences.find(owner.id, id);
      const known = await this.find(name);
      if (conference === undefined) return known && this.#withdraw(known, owner);
      if (known !== undefined && (isQuiet || !isWanted(conference))) {
        return this.#write({ ...known, isWanted: isWanted(conference) }, conference);
      }
      if (isWanted(conference)) await this.#announce(conference, known ?? this.#begin(name, owner), owner);
    });
  }

  /** Writes down what somebody answers. */
  async reply(name: ConferenceName, change: (replies: Replies) => Replies): Promise<void> {
    await this.#turns.run(keyOf(name), async () => {
      const known = await this.find(name);
      const conference = await this.#options.conferences.find(name.ownerId, name.id);
      if (known === undefined || conference === undefined) return;
      await this.#write({ ...known, replies: change(known.replies) }, conference);
    });
  }

  async #announce(conference: Conference, known: Invitation, owner: Account): Promise<void> {
    const after = toStanding(conference);
    if (this.#isOver(known.told) && this.#isOver(after)) return;
    const tidings = findTidings({ before: known.told, after });
    const next = { ...known, ...this.#senderOf(owner), isWanted: true, told: after };
    if (tidings.length === 0) return this.#write(next, conference);
    const sequence = known.sequence + 1;
    const dialInfo = toDialInfo(conference, this.#options.dialIn);
    const telling = await this.#tellingOf({ ...next, sequence }, { before: known.told, after, dialInfo });
    const mails = { ...known.mails, ...(await this.#send(tidings, telling)) };
    await this.#write({ ...next, sequence, mails }, conference);
  }

  async #withdraw(known: Invitation, owner: Account): Promise<void> {
    const { stores } = this.#options;
    if (known.isWanted && !this.#isOver(known.told)) {
      const last = { ...known, ...this.#senderOf(owner), sequence: known.sequence + 1 };
      const change = { before: known.told, after: null, dialInfo: null };
      await this.#send(findTidings(change), await this.#tellingOf(last, change));
    }
    await stores.invitations.delete(keyOf(known));
    await stores.invitationUids.delete(known.uid);
  }

  /** @returns the mail's id for each address. */
  async #send(tidings: readonly Tiding[], telling: Telling): Promise<Record<string, string>> {
    const writer = new TidingMails(telling);
    const written = tidings.flatMap((tiding) => {
      const mail = writer.write(tiding);
      return mail === undefined ? [] : [{ to: tiding.to, mail }];
    });
    const ids = await this.#options.queue.add(written.map(({ mail }) => mail));
    return Object.fromEntries(written.map(({ to }, index) => [to, ids[index] ?? '']));
  }

  async #tellingOf(
    { uid, sequence, organiser, locale, replies }: Invitation,
    change: Pick<Telling, 'before' | 'after' | 'dialInfo'>,
  ): Promise<Telling> {
    const { hash, publicUrl, now } = this.#options;
    const replyUrl = (email: string, occurId: string | null) =>
      `${publicUrl}/reply/${makeReplyToken(hash, { uid, email, occurId })}`;
    const names = await this.#namesOf(everybodyOf(change.after));
    return { ...change, uid, sequence, stamp: now(), organiser, locale, replies, names, replyUrl };
  }

  async #namesOf(emails: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const accounts = await Promise.all(emails.map((email) => this.#options.accounts.find(email)));
    return new Map(
      accounts.flatMap((account) => (account ? [[account.email.toLowerCase(), nameOf(account)]] : [])),
    );
  }

  #begin(name: ConferenceName, owner: Account): Invitation {
    const nothing = { sequence: -1, isWanted: true, told: null, mails: {}, replies: {} };
    return { ...name, ...nothing, ...this.#senderOf(owner), uid: randomUUID() };
  }

  #senderOf(owner: Account): Pick<Invitation, 'organiser' | 'locale'> {
    const organiser = { name: nameOf(owner), address: owner.email };
    return { organiser, locale: owner.locale ?? this.#options.locale };
  }

  async #write(invitation: Invitation, { lifetime }: Conference): Promise<void> {
    const { stores, now } = this.#options;
    const until = keptUntil(lifetime);
    const ttlMs = until === null ? undefined : until - now().getTime();
    const { ownerId, id, uid } = invitation;
    await stores.invitations.set(keyOf(invitation), invitation, ttlMs);
    await stores.invitationUids.set(uid, { ownerId, id }, ttlMs);
  }

  /** Nobody is told of what is past, and nothing has no future. */
  #isOver(standing: Standing | null): boolean {
    if (standing === null) return true;
    const end = lastEndWith(standing.settings, standing.changes);
    return end !== null && end <= this.#options.now().getTime();
  }
}

function isWanted({ settings }: Conference): boolean {
  return settings.send_emails && !settings.dummy;
}

function keyOf({ ownerId, id }: ConferenceName): string {
  return `${ownerId}/${id}`;
}
