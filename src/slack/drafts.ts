import type { Keyv } from 'keyv';
import { z } from 'zod';
import { type Owner, ownerKey } from '../credentials/owner.js';
import type { Invocation } from './invocation.js';

/** How long a parked sentence waits for its person. */
export const DRAFT_LIFETIME_MS = 24 * 60 * 60 * 1000;

/** Something typed that waits: for its person to connect, to choose between readings, or to try again. */
export interface Draft {
  readonly invocation: Invocation;
  /** Whether there is something to go on with once its person has connected. */
  readonly continues: boolean;
  /** The `response_url` of the private prompt, once a button of it was pressed; else null. */
  readonly promptAddress: string | null;
  /** A change that StarLeaf was asked for and that failed, as `writeKeptChange` gives it: the sentence is not read again. */
  readonly change?: unknown;
}

const draftRecord = z.object({
  invocation: z.object({
    id: z.string(),
    at: z.number(),
    text: z.string(),
    owner: z.object({ workspaceId: z.string(), userId: z.string() }),
    channelId: z.string(),
    replyAddress: z.string().nullable(),
    chosenReading: z.number().int().nonnegative().nullable(),
    confirmed: z.enum(['post', 'privately', 'edit']).optional(),
  }),
  continues: z.boolean(),
  promptAddress: z.string().nullable(),
  change: z.unknown().optional(),
});

/** Keeps drafts for a day, each for its own person alone. */
export class Drafts {
  readonly #store: Keyv<unknown>;

  constructor(store: Keyv<unknown>) {
    this.#store = store;
  }

  /** @returns the id to find it by: the invocation's own. */
  async park(draft: Draft): Promise<string> {
    const { owner, id } = draft.invocation;
    await this.#store.set(key(owner, id), draft, DRAFT_LIFETIME_MS);
    return id;
  }

  async find(owner: Owner, id: string): Promise<Draft | undefined> {
    const record = await this.#store.get(key(owner, id));
    return record === undefined ? undefined : draftRecord.parse(record);
  }
}

function key(owner: Owner, id: string): string {
  return `${ownerKey(owner)}/${id}`;
}
