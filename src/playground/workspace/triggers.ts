import { randomBytes, randomInt } from 'node:crypto';

const LIFETIME_MS = 3_000;
const REMEMBERED_MS = 60_000;

/** What an interaction allows: opening one view for the person who interacted. */
export interface Trigger {
  readonly userId: string;
  /** The view in which the interaction happened; a push goes on top of it. */
  readonly viewId: string | null;
  /** The conversation in which it happened. */
  readonly channel: string | null;
}

/** Why a trigger cannot be exchanged, in Slack's words. */
export type TriggerRefusal = 'invalid_trigger_id' | 'expired_trigger_id' | 'exchanged_trigger_id';

/** Trigger ids: valid once, for three seconds. */
export class Triggers {
  readonly #now: () => number;
  readonly #issued = new Map<string, { trigger: Trigger; expiresAt: number; exchanged: boolean }>();

  constructor(now: () => number) {
    this.#now = now;
  }

  issue(trigger: Trigger): string {
    this.#forget();
    const id = `${randomInt(1e12, 9e12)}.${randomInt(1e9, 9e9)}.${randomBytes(16).toString('hex')}`;
    this.#issued.set(id, { trigger, expiresAt: this.#now() + LIFETIME_MS, exchanged: false });
    return id;
  }

  exchange(id: string): Trigger | TriggerRefusal {
    const issued = this.#issued.get(id);
    if (!issued) return 'invalid_trigger_id';
    if (issued.exchanged) return 'exchanged_trigger_id';
    if (this.#now() > issued.expiresAt) return 'expired_trigger_id';
    issued.exchanged = true;
    return issued.trigger;
  }

  #forget(): void {
    for (const [id, { expiresAt }] of this.#issued) {
      if (this.#now() > expiresAt + REMEMBERED_MS) this.#issued.delete(id);
    }
  }
}
