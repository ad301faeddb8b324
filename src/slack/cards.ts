import { z } from 'zod';
import { type Owner, ownerKey } from '../credentials/owner.js';
import type { Storage } from '../storage/storage.js';

/** What the cards of a conference say that StarLeaf does not know, and enough to say goodbye once it knows nothing. */
export interface CardRecord {
  /** The organiser: whose conference it is. */
  readonly owner: Owner;
  readonly confId: string;
  readonly title: string;
  /** Milliseconds since 1970. */
  readonly startsAt: number;
  readonly durationMinutes: number;
  /** IANA name. */
  readonly zone: string;
  /** An RFC 5545 rule without DTSTART; null unless the meeting repeats. */
  readonly recurrence: string | null;
  /** The Slack ids of who was invited; StarLeaf knows people by their addresses. */
  readonly participants: readonly string[];
  /** Whether it was asked to begin at once. */
  readonly startsNow: boolean;
  /** Null in records from before it was kept. */
  readonly joinUrl: string | null;
  /** Its cards say so, and need not say it again. */
  readonly isCancelled: boolean;
}

/** Where a card stands. */
export interface CardPlace {
  readonly channelId: string;
  /** Slack's name for the message; null where it was posted through a reply address, which tells none. */
  readonly ts: string | null;
  /** The thread that it was posted into; null where it began one of its own. */
  readonly threadTs: string | null;
  /** The `response_url` of the command, for a card without `ts`; null where there was none. */
  readonly replyAddress: string | null;
  /** The work that is about to post it here, or was interrupted while it did; absent once it stands here. */
  readonly inDoubtFor?: string;
}

/** All cards of a conference: one a conversation or thread. */
export interface PostedCards extends CardRecord {
  readonly places: readonly CardPlace[];
}

const cardPlace = z.object({
  channelId: z.string(),
  ts: z.string().nullable(),
  threadTs: z.string().nullable().default(null),
  replyAddress: z.string().nullable(),
  inDoubtFor: z.string().exactOptional(),
});

const cardRecord = z.object({
  owner: z.object({ workspaceId: z.string(), userId: z.string() }),
  confId: z.string(),
  title: z.string(),
  startsAt: z.number(),
  durationMinutes: z.number(),
  zone: z.string(),
  recurrence: z.string().nullable().default(null),
  participants: z.array(z.string()).default([]),
  startsNow: z.boolean().default(false),
  joinUrl: z.string().nullable().default(null),
  isCancelled: z.boolean().default(false),
});

/** A record of before conferences had several cards is that of one card. */
const postedCards = z.union([
  cardRecord.extend({ places: z.array(cardPlace) }),
  cardRecord.extend(cardPlace.shape).transform(({ channelId, ts, threadTs, replyAddress, ...record }) => ({
    ...record,
    places: [{ channelId, ts, threadTs, replyAddress }],
  })),
]);

const namespace = 'cards';
/** How long cards follow their conference. */
const LIFETIME_MS = 400 * 24 * 60 * 60 * 1000;

/** Remembers where the cards of each conference stand. */
export class Cards {
  readonly #storage: Pick<Storage, 'keyv' | 'change'>;

  constructor(storage: Pick<Storage, 'keyv' | 'change'>) {
    this.#storage = storage;
  }

  /** Notes what a conference's cards say, and one more place where one stands; null for a conference without. */
  async keep(record: CardRecord, place: CardPlace | null): Promise<void> {
    await this.#change(record, (known) => {
      const others = (known?.places ?? []).filter((each) => place === null || !isSame(each, place));
      return { ...record, places: place === null ? others : [...others, place] };
    });
  }

  /** A card stands at this place no more, or never did. */
  async drop(record: CardRecord, place: CardPlace): Promise<void> {
    await this.#change(record, (known) => {
      const places = (known?.places ?? []).filter((each) => !isSame(each, place));
      return { ...record, places };
    });
  }

  async find(owner: Owner, confId: string): Promise<PostedCards | undefined> {
    const record = await this.#storage.keyv(namespace).get(key({ owner, confId }));
    return record === undefined ? undefined : postedCards.parse(record);
  }

  /** The cards of one conference are from now on those of another. */
  async handOver({ owner, confId }: CardRecord, heir: CardRecord): Promise<void> {
    if (confId === heir.confId) return this.keep(heir, null);
    const places = (await this.find(owner, confId))?.places ?? [];
    await this.#change(heir, (known) => {
      const others = (known?.places ?? []).filter((each) => !places.some((place) => isSame(each, place)));
      return { ...heir, places: [...others, ...places] };
    });
    await this.#storage.keyv(namespace).delete(key({ owner, confId }));
  }

  /** Atomic between processes: two cards that are posted at once are both known. */
  async #change(record: CardRecord, change: (known: PostedCards | undefined) => PostedCards): Promise<void> {
    await this.#storage.change<unknown>(
      namespace,
      key(record),
      (known) => change(known === undefined ? undefined : postedCards.parse(known)),
      LIFETIME_MS,
    );
  }
}

function isSame(one: CardPlace, other: CardPlace): boolean {
  return one.channelId === other.channelId && one.ts === other.ts;
}

function key({ owner, confId }: Pick<CardRecord, 'owner' | 'confId'>): string {
  return `${ownerKey(owner)}/${confId}`;
}
