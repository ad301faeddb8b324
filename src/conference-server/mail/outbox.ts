import type { ConferenceServerStores } from '../stores.js';

/** A calendar file that a mail carries. */
export interface MailCalendar {
  readonly method: 'REQUEST' | 'CANCEL';
  /** iCalendar, RFC 5545. */
  readonly content: string;
}

/** A mail as somebody receives it. */
export interface SentMail {
  readonly id: string;
  /** When it was sent; milliseconds since the epoch. */
  readonly at: number;
  readonly from: string;
  /** One address. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly calendar: MailCalendar | null;
}

/** Where mails are looked at when there is no SMTP server to take them. */
export interface Outbox {
  /** Newest first; of one address, whatever its case, or of all. */
  list(address?: string): Promise<readonly SentMail[]>;
  /** Calls back for each mail that this process delivers from now on. @returns what ends that. */
  subscribe(listener: (mail: SentMail) => void): () => void;
}

export interface StoredOutboxOptions {
  readonly stores: Pick<ConferenceServerStores, 'outbox' | 'outboxIndex'>;
  /** The newest of so many are kept. */
  readonly capacity: number;
}

/** What the outbox knows of a mail without reading it. */
export interface OutboxEntry {
  readonly id: string;
  /** Lower case. */
  readonly to: string;
}

const INDEX = 'all';

/** An outbox in the store. */
export class StoredOutbox implements Outbox {
  readonly #stores: StoredOutboxOptions['stores'];
  readonly #capacity: number;
  readonly #listeners = new Set<(mail: SentMail) => void>();

  constructor({ stores, capacity }: StoredOutboxOptions) {
    this.#stores = stores;
    this.#capacity = capacity;
  }

  async list(address?: string): Promise<readonly SentMail[]> {
    const wanted = address?.toLowerCase();
    const entries = (await this.#index()).filter(({ to }) => wanted === undefined || to === wanted);
    const mails = await this.#stores.outbox.getMany(entries.map(({ id }) => id));
    return mails.filter((mail) => mail !== undefined);
  }

  subscribe(listener: (mail: SentMail) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Adds a mail; one that is there already is not added again. */
  async add(mail: SentMail): Promise<void> {
    const { outbox, outboxIndex } = this.#stores;
    const entry = { id: mail.id, to: mail.to.toLowerCase() };
    // Before the index: what that names is there.
    await outbox.set(mail.id, mail);
    let before: readonly OutboxEntry[] = [];
    await outboxIndex.change(INDEX, (entries = []) => {
      before = entries;
      return entries.some(({ id }) => id === mail.id)
        ? entries
        : [entry, ...entries].slice(0, this.#capacity);
    });
    if (before.some(({ id }) => id === mail.id)) return;
    await Promise.all(before.slice(this.#capacity - 1).map(({ id }) => outbox.delete(id)));
    for (const listener of this.#listeners) listener(mail);
  }

  async #index(): Promise<readonly OutboxEntry[]> {
    return (await this.#stores.outboxIndex.get(INDEX)) ?? [];
  }
}
