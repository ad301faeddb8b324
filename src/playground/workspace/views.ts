import { randomBytes } from 'node:crypto';
import type { View } from '@slack/types';
import type { Keyv } from 'keyv';
import { z } from 'zod';
import { type ViewRecord, viewRecordSchema } from './record.js';
import { Shelf } from './shelf.js';

const STACK_LIMIT = 3;

/** Views on people's screens: a stack of modals each, and a Home tab each. */
export class Views {
  readonly #stacks: Shelf<readonly ViewRecord[]>;
  readonly #homes: Shelf<ViewRecord>;
  readonly #now: () => number;

  private constructor(options: {
    readonly stacks: Shelf<readonly ViewRecord[]>;
    readonly homes: Shelf<ViewRecord>;
    readonly now: () => number;
  }) {
    this.#stacks = options.stacks;
    this.#homes = options.homes;
    this.#now = options.now;
  }

  static async open(options: { readonly store: Keyv<unknown>; readonly now: () => number }): Promise<Views> {
    const { store, now } = options;
    return new Views({
      now,
      stacks: await Shelf.open({
        store,
        name: 'modals',
        schema: z.array(viewRecordSchema).readonly(),
      }),
      homes: await Shelf.open({ store, name: 'homes', schema: viewRecordSchema }),
    });
  }

  stack(userId: string): readonly ViewRecord[] {
    return this.#stacks.get(userId) ?? [];
  }

  home(userId: string): ViewRecord | undefined {
    return this.#homes.get(userId);
  }

  find(viewId: string): ViewRecord | undefined {
    return this.#all().find((record) => record.id === viewId);
  }

  findByExternalId(externalId: string): ViewRecord | undefined {
    return this.#all().find((record) => record.view.external_id === externalId);
  }

  /** A new stack with this modal alone. */
  async openModal(modal: {
    readonly userId: string;
    readonly view: View;
    readonly channel: string | null;
  }): Promise<ViewRecord> {
    const id = newViewId();
    const record = { ...modal, id, hash: this.#hash(), rootViewId: id, previousViewId: null };
    await this.#stacks.set(modal.userId, [record]);
    return record;
  }

  /** On top of a stack; `full` when three are open already, `gone` when the person has closed what it belongs on. */
  async push(below: ViewRecord, view: View): Promise<ViewRecord | 'full' | 'gone'> {
    const stack = this.stack(below.userId);
    if (!stack.some(({ id }) => id === below.id)) return 'gone';
    if (stack.length >= STACK_LIMIT) return 'full';
    const { userId, rootViewId, channel } = below;
    const record = {
      userId,
      rootViewId,
      channel,
      view,
      id: newViewId(),
      hash: this.#hash(),
      previousViewId: below.id,
    };
    await this.#stacks.set(userId, [...stack, record]);
    return record;
  }

  async update(record: ViewRecord, view: View): Promise<ViewRecord> {
    const updated = { ...record, view, hash: this.#hash() };
    if (record.view.type === 'home') await this.#homes.set(record.userId, updated);
    else await this.#replaceInStack(updated);
    return updated;
  }

  async publishHome(userId: string, view: View): Promise<ViewRecord> {
    const known = this.home(userId);
    const id = known?.id ?? newViewId();
    const record = {
      userId,
      view,
      id,
      hash: this.#hash(),
      rootViewId: id,
      previousViewId: null,
      channel: null,
    };
    await this.#homes.set(userId, record);
    return record;
  }

  /** Takes a modal, and those above it, off the screen. */
  async close(record: ViewRecord): Promise<void> {
    const stack = this.stack(record.userId);
    const at = stack.findIndex((each) => each.id === record.id);
    if (at >= 0) await this.#stacks.set(record.userId, stack.slice(0, at));
  }

  async clear(userId: string): Promise<void> {
    await this.#stacks.set(userId, []);
  }

  #all(): readonly ViewRecord[] {
    return [...this.#stacks.values().flat(), ...this.#homes.values()];
  }

  #replaceInStack(updated: ViewRecord): Promise<void> {
    const stack = this.stack(updated.userId);
    return this.#stacks.set(
      updated.userId,
      stack.map((each) => (each.id === updated.id ? updated : each)),
    );
  }

  #hash(): string {
    return `${Math.floor(this.#now() / 1000)}.${randomBytes(4).toString('hex')}`;
  }
}

function newViewId(): string {
  return `V${randomBytes(5).toString('hex').toUpperCase()}`;
}
