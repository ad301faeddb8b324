import type { Mailbox } from '../mail/mail.js';
import type { ConferenceServerStores } from '../stores.js';
import type { Replies } from './replies.js';
import type { Standing } from './standing.js';

export interface ConferenceName {
  readonly ownerId: string;
  readonly id: string;
}

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

/** The store of invitations. Whoever writes sees to it that writes of one conference take turns. */
export class InvitationRecords {
  readonly #stores: Pick<ConferenceServerStores, 'invitations' | 'invitationUids'>;

  constructor(stores: Pick<ConferenceServerStores, 'invitations' | 'invitationUids'>) {
    this.#stores = stores;
  }

  /** @returns undefined where no mail was sent of the conference. */
  async find(name: ConferenceName): Promise<Invitation | undefined> {
    return this.#stores.invitations.get(toKey(name));
  }

  /** The same, by what calendars call the conference. */
  async findByUid(uid: string): Promise<Invitation | undefined> {
    const name = await this.#stores.invitationUids.get(uid);
    return name === undefined ? undefined : this.find(name);
  }

  /** @param ttlMs how long it is kept; without it for ever */
  async write(invitation: Invitation, ttlMs: number | undefined): Promise<void> {
    const { ownerId, id, uid } = invitation;
    await Promise.all([
      this.#stores.invitations.set(toKey(invitation), invitation, ttlMs),
      this.#stores.invitationUids.set(uid, { ownerId, id }, ttlMs),
    ]);
  }

  async forget(name: ConferenceName): Promise<void> {
    const invitation = await this.find(name);
    if (invitation === undefined) return;
    await Promise.all([
      this.#stores.invitations.delete(toKey(name)),
      this.#stores.invitationUids.delete(invitation.uid),
    ]);
  }
}

/** The key under which what is kept of a conference is found. */
export function toKey({ ownerId, id }: ConferenceName): string {
  return `${ownerId}/${id}`;
}
