import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ownNamespace } from './name-key.js';
import type { Row, Rows } from './rows.js';
import type { SealedRows } from './sealed-rows.js';
import { Turns } from './turns.js';

/** Somebody else has worked under this name for longer than anybody should have to wait. */
export class LockedError extends Error {
  override readonly name = 'LockedError';
}

/** For how long a name is its holder's without another word from them: what a process that died costs the next. */
const leaseMs = 10_000;
const renewEveryMs = 3_000;
const patienceMs = 60_000;
const [firstPauseMs, longestPauseMs] = [5, 200];
/** What is here is gone within seconds, and is nobody's but its holder's. */
export const locksNamespace = `${ownNamespace}/locks`;

/** Lets one caller at a time, over all processes of a store, work under a name. */
export class Locks {
  readonly #rows: Rows;
  readonly #sealed: SealedRows;
  readonly #now: () => number;
  /** So that of each process only one caller asks the store again and again. */
  readonly #turns = new Turns();

  constructor({ rows, sealed, now }: { rows: Rows; sealed: SealedRows; now: () => number }) {
    this.#rows = rows;
    this.#sealed = sealed;
    this.#now = now;
  }

  /**
   * Does the work while nobody else works under this name.
   * @throws LockedError when its turn does not come within a minute
   */
  inTurn<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    return this.#turns.take(name, async () => {
      let mine = await this.#lock(name);
      let renewing = Promise.resolve();
      const renewal = setInterval(() => {
        renewing = this.#renew(mine).then(
          (renewed) => {
            mine = renewed;
          },
          // Asked again in three seconds, three times before anybody else may come in.
          () => undefined,
        );
      }, renewEveryMs).unref();
      try {
        return await work();
      } finally {
        clearInterval(renewal);
        await renewing;
        // What cannot be given back is anybody's in ten seconds; the work is done either way.
        await this.#rows.replace(mine, null).catch(() => false);
      }
    });
  }

  async #lock(name: string): Promise<Row> {
    const giveUpAt = performance.now() + patienceMs;
    for (
      let pause = firstPauseMs;
      performance.now() < giveUpAt;
      pause = Math.min(pause * 2, longestPauseMs)
    ) {
      const row = this.#row(name);
      if (await this.#rows.insertIfAbsent(row)) return row;
      await sleep(pause * (0.5 + Math.random()));
    }
    throw new LockedError('somebody else has this name for too long');
  }

  async #renew(row: Row): Promise<Row> {
    const { key } = this.#sealed.unseal(row);
    const renewed = this.#row(key);
    return (await this.#rows.replace(row, renewed)) ? renewed : row;
  }

  #row(name: string): Row {
    return this.#sealed.seal(locksNamespace, {
      key: name,
      text: randomUUID(),
      expiresAt: this.#now() + leaseMs,
    });
  }
}
