import type { Account, Accounts } from '../accounts.js';
import type { Conference, Conferences } from '../conferences.js';
import { type DialInOptions, toDialInfo } from '../dial-info.js';
import type { KeyedHash } from '../keyed-hash.js';
import { keptUntil } from '../lifetime.js';
import type { MailQueue } from '../mail/queue.js';
import { lastEndWith } from '../occurrences.js';
import { nameOf } from '../profile.js';
import type { ConferenceServerStores } from '../stores.js';
import { type ConferenceName, type Invitation, InvitationRecords, toKey } from './invitation-records.js';
import type { Replies } from './replies.js';
import { makeReplyToken } from './reply-token.js';
import { type Standing, toStanding } from './standing.js';
import type { Telling } from './telling.js';
import { TidingMails } from './tiding-mail.js';
import { findTidings, type Tiding } from './tidings.js';
import { everybodyOf } from './view.js';

export interface InvitationsOptions {
  readonly stores: Pick<ConferenceServerStores, 'invitations' | 'invitationUids' | 'inTurn'>;
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
 * telling twice tells once, and what a crash or `send_update_emails: false` held back goes with the next mail. The mails
 * of one change have the same ids each time they are written: a change that a crash overtakes is told once all the same.
 */
export class Invitations {
  readonly #options: InvitationsOptions;
  readonly #records: InvitationRecords;

  constructor(options: InvitationsOptions) {
    this.#options = options;
    this.#records = new InvitationRecords(options.stores);
  }

  /** What is kept of a conference's mails; undefined where none was sent. */
  async find(name: ConferenceName): Promise<Invitation | undefined> {
    return this.#records.find(name);
  }

  /** The same, by what calendars call the conference. */
  async findByUid(uid: string): Promise<Invitation | undefined> {
    return this.#records.findByUid(uid);
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
    if (!(await this.#mayTell(name))) return;
    await this.#inTurn(name, async () => {
      const { conference, known } = await this.#read(name);
      if (conference === undefined) return known && this.#withdraw(known, owner);
      if (known !== undefined && (isQuiet || !isWanted(conference))) {
        return this.#write({ ...known, isWanted: isWanted(conference) }, conference);
      }
      if (isWanted(conference))
        await this.#announce(conference, known ?? this.#begin(conference, owner), owner);
    });
  }

  /** Writes down what somebody answers. */
  async reply(name: ConferenceName, change: (replies: Replies) => Replies): Promise<void> {
    await this.#inTurn(name, async () => {
      const { conference, known } = await this.#read(name);
      if (known === undefined || conference === undefined) return;
      await this.#write({ ...known, replies: change(known.replies) }, conference);
    });
  }

  /** Nearly all conferences send no mails: for those this is all that is asked of the store. */
  async #mayTell(name: ConferenceName): Promise<boolean> {
    const { conference, known } = await this.#read(name);
    return known !== undefined || (conference !== undefined && isWanted(conference));
  }

  async #read(name: ConferenceName) {
    const [conference, known] = await Promise.all([
      this.#options.conferences.find(name.ownerId, name.id),
      this.find(name),
    ]);
    return { conference, known };
  }

  #inTurn(name: ConferenceName, work: () => Promise<void>): Promise<void> {
    return this.#options.stores.inTurn(`invitations/${toKey(name)}`, work);
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
    if (known.isWanted && !this.#isOver(known.told)) {
      const last = { ...known, ...this.#senderOf(owner), sequence: known.sequence + 1 };
      const change = { before: known.told, after: null, dialInfo: null };
      await this.#send(findTidings(change), await this.#tellingOf(last, change));
    }
    await this.#records.forget(known);
  }

  /** @returns the mail's id for each address. */
  async #send(tidings: readonly Tiding[], telling: Telling): Promise<Record<string, string>> {
    const writer = new TidingMails(telling);
    const written = tidings.flatMap((tiding) => {
      const mail = writer.write(tiding);
      return mail === undefined ? [] : [{ to: tiding.to, id: this.#mailIdOf(tiding, telling), mail }];
    });
    await this.#options.queue.add(written);
    return Object.fromEntries(written.map(({ to, id }) => [to, id]));
  }

  /** The same for the same tiding of the same change, and for no other. */
  #mailIdOf({ to, news, occurId }: Tiding, { uid, sequence, before, after }: Telling): string {
    const change = JSON.stringify([before, after]);
    const named = this.#options.hash('mail', uid, String(sequence), to, news, occurId ?? '', change);
    return named.toString('hex').slice(0, 32);
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
    const accounts = await this.#options.accounts.findMany(emails);
    return new Map(
      accounts.flatMap((account) => (account ? [[account.email.toLowerCase(), nameOf(account)]] : [])),
    );
  }

  #begin({ ownerId, id, uid }: Conference, owner: Account): Invitation {
    const nothing = { sequence: -1, isWanted: true, told: null, mails: {}, replies: {} };
    return { ownerId, id, uid, ...nothing, ...this.#senderOf(owner) };
  }

  #senderOf(owner: Account): Pick<Invitation, 'organiser' | 'locale'> {
    const organiser = { name: nameOf(owner), address: owner.email };
    return { organiser, locale: owner.locale ?? this.#options.locale };
  }

  async #write(invitation: Invitation, { lifetime }: Conference): Promise<void> {
    const until = keptUntil(lifetime);
    const ttlMs = until === null ? undefined : until - this.#options.now().getTime();
    await this.#records.write(invitation, ttlMs);
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
