import type { Logger } from 'pino';
import {
  DatabaseUnreachableError,
  type Outcome,
  type PostgresConnections,
  type Run,
  type Statement,
} from './postgres-connections.js';
import { purgeAtMost, startPurging } from './purging.js';
import {
  columns,
  depthShape,
  namespaceShape,
  rowShape,
  selectNamespaces,
  workColumns,
  workShape,
} from './row-shapes.js';
import type { Hold, Row, RowName, Rows, WorkDepth, WorkRow } from './rows.js';

export interface PostgresRowsOptions {
  readonly connections: PostgresConnections;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly logger?: Logger | undefined;
}

/**
 * Rows in a PostgreSQL database, shared by any number of processes. Expired ones are left out of every answer at once
 * and deleted once a minute.
 *
 * A restart of the database is waited for, by repeating. An answer that was lost on the way is the hard case: the
 * statement may have been done. Each method says below how it can tell, which rests on this: a sealed value has a
 * nonce of its own, so no two writes ever have the same bytes. Where it cannot tell, it throws, and never answers
 * "somebody else was first" for what it may have done itself.
 */
export class PostgresRows implements Rows {
  readonly #connections: PostgresConnections;
  readonly #now: () => number;
  readonly #stopPurging: () => void;

  constructor({ connections, now, logger }: PostgresRowsOptions) {
    this.#connections = connections;
    this.#now = now;
    this.#stopPurging = startPurging(() => this.purge(), logger);
  }

  async find({ namespace, name }: RowName): Promise<Row | undefined> {
    return (await this.#select(find, [namespace, name, this.#now()]))[0];
  }

  async findMany(namespace: string, names: readonly Buffer[]): Promise<readonly Row[]> {
    return this.#select(findMany, [namespace, names, this.#now()]);
  }

  async page(query: { namespace: string; after: Buffer | null; limit: number }): Promise<readonly Row[]> {
    const { namespace, after, limit } = query;
    return this.#select(page, [namespace, after ?? Buffer.alloc(0), this.#now(), limit]);
  }

  async namespaces(): Promise<readonly string[]> {
    const { rows } = await this.#persist(namespaces, [this.#now()]);
    return namespaceShape.array().parse(rows).flat();
  }

  /** Repeated as it is: as if it had been called a moment later. */
  async write({ namespace, name, value, expiresAt }: Row): Promise<void> {
    await this.#persist(write, [namespace, name, value, expiresAt]);
  }

  async insertIfAbsent(row: Row): Promise<boolean> {
    return this.addWork({ ...row, dueAt: null, holder: null, attempts: 0 });
  }

  /** Nothing is left to tell by when its answer was lost and the row is gone, by us or by somebody else. */
  async remove({ namespace, name }: RowName): Promise<boolean> {
    return this.#connections.persist(async (run, { mayBeDone }) => {
      const { count } = await run({ ...remove, values: [namespace, name, this.#now()] });
      if (count === 0 && mayBeDone) throw unknown();
      return count === 1;
    });
  }

  async clear(namespace: string): Promise<void> {
    await this.#persist(clear, [namespace]);
  }

  async pageAll(query: { after: RowName | null; limit: number }): Promise<readonly WorkRow[]> {
    const after = query.after ?? { namespace: '', name: Buffer.alloc(0) };
    const values = [after.namespace, after.name, this.#now(), query.limit];
    return workShape.array().parse((await this.#persist(pageAll, values)).rows);
  }

  async putAll(rows: readonly WorkRow[]): Promise<void> {
    const values = [
      rows.map(({ namespace }) => namespace),
      rows.map(({ name }) => name),
      rows.map(({ value }) => value),
      rows.map(({ expiresAt }) => expiresAt),
      rows.map(({ dueAt }) => dueAt),
      rows.map(({ holder }) => holder),
      rows.map(({ attempts }) => attempts),
    ];
    await this.#persist(putAll, values);
  }

  /**
   * After a lost answer: what was read still stands there (then it is replaced now), or what was to stand there does
   * (then it was done). Anything else may have come before us or after us.
   */
  async replace(row: Row, by: Pick<Row, 'value' | 'expiresAt'> | null): Promise<boolean> {
    const is = [row.namespace, row.name, row.value, this.#now()];
    const statement =
      by === null
        ? { ...removeIfSame, values: is }
        : { ...replaceIfSame, values: [...is, by.value, by.expiresAt] };
    return this.#connections.persist(async (run, { mayBeDone }) => {
      const { count } = await run(statement);
      if (count === 1 || !mayBeDone) return count === 1;
      if (by !== null && (await this.#stands(run, { ...row, value: by.value }))) return true;
      throw unknown();
    });
  }

  /** Repeated as it is: what was done already is not counted then. */
  async replaceAll(changes: readonly { readonly row: Row; readonly value: Buffer }[]): Promise<number> {
    const values = [
      changes.map(({ row }) => row.namespace),
      changes.map(({ row }) => row.name),
      changes.map(({ row }) => row.value),
      changes.map(({ value }) => value),
      this.#now(),
    ];
    return (await this.#persist(replaceAll, values)).count;
  }

  /**
   * After a lost answer: a row with our very value is ours, also when somebody has taken it up as work since. One with
   * another value is somebody else's, or work of ours that is settled already: either way there is none to be written.
   */
  async addWork({ namespace, name, value, ...row }: WorkRow): Promise<boolean> {
    const { expiresAt, dueAt, holder, attempts } = row;
    const values = [namespace, name, value, expiresAt, dueAt, holder, attempts, this.#now()];
    return this.#connections.persist(async (run, { mayBeDone }) => {
      const { count } = await run({ ...insertIfAbsent, values });
      return count === 1 || (mayBeDone && (await this.#stands(run, { namespace, name, value })));
    });
  }

  /** After a lost answer, what it gave us is due at the very moment and held in the very name that this call brought. */
  async takeWork(query: { namespace: string; limit: number; hold: Hold }): Promise<readonly WorkRow[]> {
    const { namespace, limit, hold } = query;
    const { rows } = await this.#connections.persist(async (run, { mayBeDone }) => {
      if (mayBeDone) {
        const taken = await run({ ...findTaken, values: [namespace, hold.until, hold.holder] });
        if (taken.count > 0) return taken;
      }
      return run({ ...takeWork, values: [namespace, this.#now(), limit, hold.holder, hold.until] });
    });
    return workShape.array().parse(rows);
  }

  /** Repeated as it is: whose it is stays the same. */
  async holdWork({ namespace, name }: RowName, { holder, until }: Hold): Promise<boolean> {
    return (await this.#persist(holdWork, [namespace, name, holder, until])).count === 1;
  }

  /** Repeated as it is: so long as it is its holder's, nobody else writes there. */
  async rewriteWork(row: RowName & { readonly value: Buffer; readonly holder: string }): Promise<boolean> {
    const values = [row.namespace, row.name, row.holder, row.value];
    return (await this.#persist(rewriteWork, values)).count === 1;
  }

  /** After a lost answer: where our very value stands, it was done. Where another does, it is no longer ours anyway. */
  async settleWork({ namespace, name, value, expiresAt, dueAt, holder }: WorkRow): Promise<boolean> {
    const values = [namespace, name, holder, value, expiresAt, dueAt];
    return this.#connections.persist(async (run, { mayBeDone }) => {
      const { count } = await run({ ...settleWork, values });
      return count === 1 || (mayBeDone && (await this.#stands(run, { namespace, name, value })));
    });
  }

  async countWork(namespace: string): Promise<WorkDepth> {
    const { rows } = await this.#persist(countWork, [namespace, this.#now()]);
    return depthShape.parse(rows[0]);
  }

  /** Deletes expired rows, at most a thousand, and none that another process has at hand. @returns how many it deleted. */
  async purge(): Promise<number> {
    return (await this.#connections.run({ ...purge, values: [this.#now(), purgeAtMost] })).count;
  }

  /** Asked once: whoever asks wants to know how it is now. */
  async ping(): Promise<void> {
    await this.#connections.run(ping);
  }

  async close(): Promise<void> {
    this.#stopPurging();
    await this.#connections.close();
  }

  async #select(statement: Statement, values: readonly unknown[]): Promise<readonly Row[]> {
    return rowShape.array().parse((await this.#persist(statement, values)).rows);
  }

  #persist(statement: Statement, values: readonly unknown[]): Promise<Outcome> {
    return this.#connections.persist((run) => run({ ...statement, values }));
  }

  async #stands(run: Run, { namespace, name, value }: Omit<Row, 'expiresAt'>): Promise<boolean> {
    return (await run({ ...stands, values: [namespace, name, value] })).count === 1;
  }
}

function unknown(): DatabaseUnreachableError {
  return new DatabaseUnreachableError(
    'PostgreSQL was lost before it answered, and nothing tells what became of it',
  );
}

const alive = (now: string) => `(entries.expires_at is null or entries.expires_at > ${now})`;
const at = 'namespace = $1 and name = $2';

const find = { name: 'find', text: `select ${columns} from entries where ${at} and ${alive('$3')}` };
const findMany = {
  name: 'find-many',
  text: `select ${columns} from entries where namespace = $1 and name = any($2::bytea[]) and ${alive('$3')}`,
};
const page = {
  name: 'page',
  text: `select ${columns} from entries
    where namespace = $1 and name > $2 and ${alive('$3')} order by name limit $4`,
};
const write = {
  name: 'write',
  text: `insert into entries (${columns}) values ($1, $2, $3, $4)
    on conflict (namespace, name) do update set value = excluded.value, expires_at = excluded.expires_at`,
};
const remove = { name: 'remove', text: `delete from entries where ${at} and ${alive('$3')}` };
const clear = { name: 'clear', text: 'delete from entries where namespace = $1' };
const pageAll = {
  name: 'page-all',
  text: `select ${workColumns} from entries
    where (namespace, name) > ($1, $2) and ${alive('$3')} order by namespace, name limit $4`,
};
const putAll = {
  name: 'put-all',
  text: `insert into entries (${workColumns})
    select * from unnest($1::text[], $2::bytea[], $3::bytea[], $4::bigint[], $5::bigint[], $6::text[], $7::integer[])
    on conflict (namespace, name) do update set value = excluded.value, expires_at = excluded.expires_at,
      due_at = excluded.due_at, holder = excluded.holder, attempts = excluded.attempts`,
};
const removeIfSame = {
  name: 'remove-if-same',
  text: `delete from entries where ${at} and value = $3 and ${alive('$4')}`,
};
const replaceIfSame = {
  name: 'replace-if-same',
  text: `update entries set value = $5, expires_at = $6 where ${at} and value = $3 and ${alive('$4')}`,
};
const replaceAll = {
  name: 'replace-all',
  text: `update entries set value = changes.value
    from unnest($1::text[], $2::bytea[], $3::bytea[], $4::bytea[]) as changes (namespace, name, was, value)
    where entries.namespace = changes.namespace and entries.name = changes.name and entries.value = changes.was
      and ${alive('$5')}`,
};
const insertIfAbsent = {
  name: 'insert-if-absent',
  text: `insert into entries (${workColumns}) values ($1, $2, $3, $4, $5, $6, $7)
    on conflict (namespace, name) do update set value = excluded.value, expires_at = excluded.expires_at,
      due_at = excluded.due_at, holder = excluded.holder, attempts = excluded.attempts
    where not ${alive('$8')}`,
};
const stands = { name: 'stands', text: `select 1 from entries where ${at} and value = $3` };
/** Rows that others are about to take are passed over instead of waited for. */
const takeWork = {
  name: 'take-work',
  text: `with due as (
      select namespace, name from entries where namespace = $1 and due_at <= $2
      order by due_at limit $3 for update skip locked)
    update entries set holder = $4, due_at = $5, attempts = attempts + 1
    from due where entries.namespace = due.namespace and entries.name = due.name
    returning ${qualified(workColumns)}`,
};
const findTaken = {
  name: 'find-taken',
  text: `select ${workColumns} from entries where namespace = $1 and due_at = $2 and holder = $3`,
};
const holdWork = {
  name: 'hold-work',
  text: `update entries set due_at = $4 where ${at} and holder = $3`,
};
const rewriteWork = {
  name: 'rewrite-work',
  text: `update entries set value = $4 where ${at} and holder = $3`,
};
const settleWork = {
  name: 'settle-work',
  text: `update entries set value = $4, expires_at = $5, due_at = $6, holder = null where ${at} and holder = $3`,
};
const countWork = {
  name: 'count-work',
  text: `select count(*) filter (where due_at <= $2), count(*), min(due_at) filter (where due_at <= $2)
    from entries where namespace = $1 and due_at is not null`,
};
const purge = {
  name: 'purge',
  text: `delete from entries where ctid = any(array(
      select ctid from entries where expires_at <= $1 order by expires_at limit $2 for update skip locked))`,
};
const namespaces = {
  name: 'namespaces',
  text: selectNamespaces('$1'),
};

const ping = { name: 'ping', text: 'select 1 from entries limit 1' };

function qualified(names: string): string {
  return names.replaceAll(/\w+/g, 'entries.$&');
}
