import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { CipherError } from '../credentials/cipher.js';
import type { Rows, WorkDepth, WorkRow } from './rows.js';
import type { SealedRows } from './sealed-rows.js';

/** Work that was written down, taken up by one process, which has to go on saying so. */
export interface HeldJob<Payload> {
  readonly id: string;
  readonly payload: Payload;
  /** How often it was taken up, this time included. */
  readonly attempts: number;
  /** To be called every few seconds while it is at work. @returns false where somebody else has it by now. */
  hold(): Promise<boolean>;
  /**
   * Writes down how far it has come, for whoever takes it up next.
   * @returns false where somebody else has it by now.
   */
  rewrite(payload: Payload): Promise<boolean>;
  /** It need not be done again. @returns false where somebody else has it by now. */
  done(): Promise<boolean>;
  /** As if it had never been: the same may be written down anew. @returns false where it is gone already. */
  forget(): Promise<boolean>;
  /**
   * To be taken up again, by anybody.
   * @param dueAt from when, in milliseconds since the epoch
   * @param payload what it then is; left out: as it was written down last
   * @returns false where somebody else has it by now.
   */
  putBack(dueAt: number, payload?: Payload): Promise<boolean>;
}

/**
 * Work that outlives the process: what is written down here is taken up by one process at a time, and by another when
 * that one dies, until it is done. So it may be done more than once, in whole or in part.
 */
export interface Jobs<Payload> {
  /**
   * Writes work down.
   * @param dueAt from when it may be taken up, in milliseconds since the epoch; left out: at once
   * @returns false where work of this id is written down already, or was done within the hour.
   */
  add(id: string, payload: Payload, dueAt?: number): Promise<boolean>;
  /** The same, held by the caller from birth, who may begin at once. @returns null where `add` gives false. */
  begin(id: string, payload: Payload): Promise<HeldJob<Payload> | null>;
  /**
   * Takes up what is due, the longest waiting first. What does not open is set aside.
   * @throws CipherError when nothing else was due
   */
  take(limit: number): Promise<readonly HeldJob<Payload>[]>;
  depth(): Promise<WorkDepth>;
}

/** For how long work is its holder's without another word from them. */
export const leaseMs = 15_000;
/** How long work that is done is known as such. */
const rememberMs = 60 * 60 * 1000;

/** Work that does not open must not hold up what does; with its key configured again it is done after this time. */
const setAsideMs = 10 * 60 * 1000;

const payloadShape = z.object({ payload: z.any() });

/** Jobs on the rows of a store, sealed as all of them are; a queue is a namespace. */
export function createJobs<Payload>(facts: {
  readonly rows: Rows;
  readonly sealed: SealedRows;
  readonly queue: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}): Jobs<Payload> {
  const { rows, sealed, queue, now } = facts;

  const hold = (holder: string) => ({ holder, until: now() + leaseMs });

  function toRow(id: string, payload: Payload | undefined, expiresAt: number | null) {
    return sealed.seal(queue, { key: id, text: JSON.stringify({ payload }), expiresAt });
  }

  async function write(id: string, payload: Payload, taken: Pick<WorkRow, 'dueAt' | 'holder' | 'attempts'>) {
    return rows.addWork({ ...toRow(id, payload, null), ...taken });
  }

  function held(id: string, payload: Payload, { holder, attempts }: { holder: string; attempts: number }) {
    let latest = payload;
    const settle = (left: Payload | undefined, when: { dueAt: number | null; expiresAt: number | null }) =>
      rows.settleWork({ ...toRow(id, left, when.expiresAt), dueAt: when.dueAt, holder, attempts });
    return {
      id,
      payload,
      attempts,
      hold: () => rows.holdWork(sealed.nameOf(queue, id), hold(holder)),
      rewrite: (changed: Payload) => {
        latest = changed;
        return rows.rewriteWork({ ...toRow(id, changed, null), holder });
      },
      done: () => settle(undefined, { dueAt: null, expiresAt: now() + rememberMs }),
      forget: () => rows.remove(sealed.nameOf(queue, id)),
      putBack: (dueAt: number, changed = latest) =>
        settle(changed, { dueAt: Math.ceil(dueAt), expiresAt: null }),
    };
  }

  /** Null: it opens under none of the keys. */
  function open(row: WorkRow, holder: string): HeldJob<Payload> | null {
    try {
      const { key, text } = sealed.unseal(row);
      const { payload } = payloadShape.parse(JSON.parse(text));
      return held(key, payload, { holder, attempts: row.attempts });
    } catch (error) {
      if (error instanceof CipherError) return null;
      throw error;
    }
  }

  return {
    add: (id, payload, dueAt = now()) =>
      write(id, payload, { dueAt: Math.ceil(dueAt), holder: null, attempts: 0 }),
    begin: async (id, payload) => {
      const { holder, until } = hold(randomUUID());
      const isNew = await write(id, payload, { dueAt: until, holder, attempts: 1 });
      return isNew ? held(id, payload, { holder, attempts: 1 }) : null;
    },
    take: async (limit) => {
      const holder = randomUUID();
      const taken = await rows.takeWork({ namespace: queue, limit, hold: hold(holder) });
      const jobs = taken.map((row) => open(row, holder));
      const opened = jobs.filter((job) => job !== null);
      for (const [index, row] of taken.entries()) {
        if (jobs[index] === null) await rows.settleWork({ ...row, holder, dueAt: now() + setAsideMs });
      }
      if (opened.length === 0 && taken.length > 0)
        throw new CipherError('work opens under no configured key');
      return opened;
    },
    depth: () => rows.countWork(queue),
  };
}
