import { randomBytes } from 'node:crypto';
import type { ModalView } from '@slack/types';
import type { Keyv } from 'keyv';
import { z } from 'zod';
import { type Owner, ownerKey } from '../credentials/owner.js';
import { DRAFT_LIFETIME_MS } from './drafts.js';

const modalView = z.custom<ModalView>(
  (value) => z.object({ type: z.literal('modal') }).safeParse(value).success,
);

/** Keeps views for a day that Slack did not let us open, each for its own person alone, until they press a button. */
export class ParkedViews {
  readonly #store: Keyv<unknown>;

  constructor(store: Keyv<unknown>) {
    this.#store = store;
  }

  /** @returns the id to find it by */
  async park(owner: Owner, view: ModalView): Promise<string> {
    const id = randomBytes(12).toString('base64url');
    await this.#store.set(key(owner, id), view, DRAFT_LIFETIME_MS);
    return id;
  }

  async find(owner: Owner, id: string): Promise<ModalView | undefined> {
    const view = await this.#store.get(key(owner, id));
    return view === undefined ? undefined : modalView.parse(view);
  }
}

function key(owner: Owner, id: string): string {
  return `${ownerKey(owner)}/${id}`;
}
