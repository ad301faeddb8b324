import { randomBytes } from 'node:crypto';
import type { Keyv } from 'keyv';
import { z } from 'zod';

const LIFETIME_MS = 30 * 60_000;
const USES = 5;

const schema = z.object({
  userId: z.string(),
  channel: z.string(),
  /** The message whose button was pressed; null for slash commands and modals. */
  messageTs: z.string().nullable(),
  threadTs: z.string().nullable(),
  expiresAt: z.number(),
  uses: z.number(),
});

/** Where answers to one interaction go. */
export type ReplyAddress = z.infer<typeof schema>;

/** Why a `response_url` no longer works, in Slack's words. */
export type ReplyRefusal = 'invalid_url' | 'expired_url' | 'used_url';

/** The `response_url`s: five uses within thirty minutes each. */
export class ResponseUrls {
  readonly #store: Keyv<unknown>;
  readonly #now: () => number;
  readonly #origin: string;

  constructor(options: {
    readonly store: Keyv<unknown>;
    readonly now: () => number;
    readonly origin: string;
  }) {
    this.#store = options.store;
    this.#now = options.now;
    this.#origin = options.origin;
  }

  async issue(place: Omit<ReplyAddress, 'expiresAt' | 'uses'>): Promise<string> {
    const id = randomBytes(18).toString('base64url');
    await this.#save(id, { ...place, expiresAt: this.#now() + LIFETIME_MS, uses: 0 });
    return `${this.#origin}/response/${id}`;
  }

  /** Counts one use. */
  async use(id: string): Promise<ReplyAddress | ReplyRefusal> {
    const found = schema.safeParse(await this.#store.get(`response-url/${id}`));
    if (!found.success) return 'invalid_url';
    const address = found.data;
    if (this.#now() > address.expiresAt) return 'expired_url';
    if (address.uses >= USES) return 'used_url';
    await this.#save(id, { ...address, uses: address.uses + 1 });
    return address;
  }

  // Kept a while beyond its life, so that late answers learn that they are late.
  #save(id: string, address: ReplyAddress): Promise<boolean> {
    return this.#store.set(`response-url/${id}`, address, 2 * LIFETIME_MS);
  }
}
