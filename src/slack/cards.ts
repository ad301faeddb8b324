import type { Keyv } from 'keyv';
import { z } from 'zod';
import { type Owner, ownerKey } from '../credentials/owner.js';

/** A card in a conversation, so that it can follow its conference. */
export interface PostedCard {
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
  readonly channelId: string;
  /** Slack's name for the message; null where it was posted through a reply address, which tells none. */
  readonly ts: string | null;
  /** The `response_url` of the command, for a card without `ts`; null where there was none. */
  readonly replyAddress: string | null;
}

const postedCard = z.object({
  owner: z.object({ workspaceId: z.string(), userId: z.string() }),
  confId: z.string(),
  title: z.string(),
  startsAt: z.number(),
  durationMinutes: z.number(),
  zone: z.string(),
  recurrence: z.string().nullable().default(null),
  channelId: z.string(),
  ts: z.string().nullable(),
  replyAddress: z.string().nullable(),
});

/** Remembers where each conference's card stands. */
export class Cards {
  readonly #store: Keyv<unknown>;

  constructor(store: Keyv<unknown>) {
    this.#store = store;
  }

  async keep(card: PostedCard): Promise<void> {
    await this.#store.set(key(card.owner, card.confId), card);
  }

  async find(owner: Owner, confId: string): Promise<PostedCard | undefined> {
    const record = await this.#store.get(key(owner, confId));
    return record === undefined ? undefined : postedCard.parse(record);
  }
}

function key(owner: Owner, confId: string): string {
  return `${ownerKey(owner)}/${confId}`;
}
