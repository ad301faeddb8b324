import type Database from 'libsql';
import type { Logger } from 'pino';
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

const alive = '(expires_at is null or expires_at > ?)';

/** What a power cut can cost at most. A flush takes milliseconds, in which nothing else goes on. */
const flushEveryMs = 1_000;

export interface SqliteRowsOptions {
  readonly database: Database.Database;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly logger?: Logger | undefined;
}

/**
 * Rows in an SQLite file. Expired ones are left out of every answer at once and deleted once a minute. What was
 * written is on the disk itself within a second.
 */
export class SqliteRows implements Rows {
  readonly #database: Database.Database;
  readonly #now: () => number;
  readonly #stopPurging: () => void;
  readonly #flushing: NodeJS.Timeout;
  #unflushed = false;
  readonly #statements = new Map<string, Database.Statement<[readonly unknown[]]>>();
  #open = true;

  constructor({ database, now, logger }: SqliteRowsOptions) {
    this.#database = database;
    this.#now = now;
    this.#stopPurging = startPurging(() => this.purge(), logger);
    this.#flushing = setInterval(() => this.#flush(), flushEveryMs).unref();
  }

  async find({ namespace, name }: RowName): Promise<Row | undefined> {
    const sql = `select ${columns} from entries where namespace = ? and name = ? and ${alive}`;
    return this.#select(sql, [namespace, name, this.#now()])[0];
  }

  async findMany(namespace: string, names: readonly Buffer[]): Promise<readonly Row[]> {
    const rows = await Promise.all(names.map((name) => this.find({ namespace, name })));
    return rows.filter((row) => row !== undefined);
  }

  async page(query: { namespace: string; after: Buffer | null; limit: number }): Promise<readonly Row[]> {
    const { namespace, after, limit } = query;
    const sql = `select ${columns} from entries where namespace = ? and name > ? and ${alive} order by name limit ?`;
    return this.#select(sql, [namespace, after ?? Buffer.alloc(0), this.#now(), limit]);
  }

  async namespaces(): Promise<readonly string[]> {
    const found = this.#prepare(selectNamespaces('?')).raw().all([this.#now()]);
    return namespaceShape.array().parse(found).flat();
  }

  async write({ namespace, name, value, expiresAt }: Row): Promise<void> {
    this.#run(
      `insert into entries (${columns}) values (?, ?, ?, ?)
       on conflict do update set value = excluded.value, expires_at = excluded.expires_at`,
      [namespace, name, value, expiresAt],
    );
  }

  async insertIfAbsent(row: Row): Promise<boolean> {
    return this.addWork({ ...row, dueAt: null, holder: null, attempts: 0 });
  }

  async remove({ namespace, name }: RowName): Promise<boolean> {
    const sql = `delete from entries where namespace = ? and name = ? and ${alive}`;
    return this.#run(sql, [namespace, name, this.#now()]) === 1;
  }

  async clear(namespace: string): Promise<void> {
    this.#run('delete from entries where namespace = ?', [namespace]);
  }

  async pageAll(query: { after: RowName | null; limit: number }): Promise<readonly WorkRow[]> {
    const { after, limit } = query;
    const sql = `select ${workColumns} from entries
      where (namespace, name) > (?, ?) and ${alive} order by namespace, name limit ?`;
    const parameters = [after?.namespace ?? '', after?.name ?? Buffer.alloc(0), this.#now(), limit];
    return workShape.array().parse(this.#prepare(sql).raw().all(parameters));
  }

  async putAll(rows: readonly WorkRow[]): Promise<void> {
    const put = this.#database.transaction(() => {
      for (const { namespace, name, value, expiresAt, dueAt, holder, attempts } of rows) {
        this.#run(
          `insert into entries (${workColumns}) values (?, ?, ?, ?, ?, ?, ?)
           on conflict do update set value = excluded.value, expires_at = excluded.expires_at,
             due_at = excluded.due_at, holder = excluded.holder, attempts = excluded.attempts`,
          [namespace, name, value, expiresAt, dueAt, holder, attempts],
        );
      }
    });
    put.immediate();
  }

  async replace(row: Row, by: Pick<Row, 'value' | 'expiresAt'> | null): Promise<boolean> {
    const at = `namespace = ? and name = ? and value = ? and ${alive}`;
    const is = [row.namespace, row.name, row.value, this.#now()];
    if (by === null) return this.#run(`delete from entries where ${at}`, is) === 1;
    const sql = `update entries set value = ?, expires_at = ? where ${at}`;
    return this.#run(sql, [by.value, by.expiresAt, ...is]) === 1;
  }

  async replaceAll(changes: readonly { readonly row: Row; readonly value: Buffer }[]): Promise<number> {
    const replace = this.#database.transaction(() => {
      let count = 0;
      for (const { row, value } of changes) {
        const sql = `update entries set value = ? where namespace = ? and name = ? and value = ? and ${alive}`;
        count += this.#run(sql, [value, row.namespace, row.name, row.value, this.#now()]);
      }
      return count;
    });
    return replace.immediate();
  }

  async addWork({ namespace, name, value, expiresAt, dueAt, holder, attempts }: WorkRow): Promise<boolean> {
    const changes = this.#run(
      `insert into entries (${workColumns}) values (?, ?, ?, ?, ?, ?, ?)
       on conflict do update set value = excluded.value, expires_at = excluded.expires_at,
         due_at = excluded.due_at, holder = excluded.holder, attempts = excluded.attempts
       where not ${alive.replaceAll('expires_at', 'entries.expires_at')}`,
      [namespace, name, value, expiresAt, dueAt, holder, attempts, this.#now()],
    );
    return changes === 1;
  }

  async takeWork(query: { namespace: string; limit: number; hold: Hold }): Promise<readonly WorkRow[]> {
    const { namespace, limit, hold } = query;
    const sql = `update entries set holder = ?, due_at = ?, attempts = attempts + 1
      where id in (select id from entries where namespace = ? and due_at <= ? order by due_at limit ?)
      returning ${workColumns}`;
    const parameters = [hold.holder, hold.until, namespace, this.#now(), limit];
    this.#unflushed = true;
    return workShape.array().parse(this.#prepare(sql).raw().all(parameters));
  }

  async holdWork({ namespace, name }: RowName, { holder, until }: Hold): Promise<boolean> {
    const sql = 'update entries set due_at = ? where namespace = ? and name = ? and holder = ?';
    return this.#run(sql, [until, namespace, name, holder]) === 1;
  }

  async rewriteWork(row: RowName & { readonly value: Buffer; readonly holder: string }): Promise<boolean> {
    const sql = 'update entries set value = ? where namespace = ? and name = ? and holder = ?';
    return this.#run(sql, [row.value, row.namespace, row.name, row.holder]) === 1;
  }

  async settleWork({ namespace, name, value, expiresAt, dueAt, holder }: WorkRow): Promise<boolean> {
    const sql = `update entries set value = ?, expires_at = ?, due_at = ?, holder = null
      where namespace = ? and name = ? and holder = ?`;
    return this.#run(sql, [value, expiresAt, dueAt, namespace, name, holder]) === 1;
  }

  async countWork(namespace: string): Promise<WorkDepth> {
    const sql = `select count(*) filter (where due_at <= ?), count(*), min(due_at) filter (where due_at <= ?)
      from entries where namespace = ? and due_at is not null`;
    const [counted] = this.#prepare(sql).raw().all([this.#now(), this.#now(), namespace]);
    return depthShape.parse(counted);
  }

  /** Deletes expired rows, at most a thousand. @returns how many it deleted. */
  async purge(): Promise<number> {
    const sql = 'delete from entries where id in (select id from entries where expires_at <= ? limit ?)';
    return this.#run(sql, [this.#now(), purgeAtMost]);
  }

  async ping(): Promise<void> {
    this.#select(`select ${columns} from entries limit 1`, []);
  }

  async close(): Promise<void> {
    if (!this.#open) return;
    this.#open = false;
    this.#stopPurging();
    clearInterval(this.#flushing);
    this.#statements.clear();
    this.#database.close();
  }

  #select(sql: string, parameters: readonly unknown[]): readonly Row[] {
    return rowShape.array().parse(this.#prepare(sql).raw().all(parameters));
  }

  /** A checkpoint syncs the journal first and the file after it. */
  #flush(): void {
    if (!this.#unflushed) return;
    this.#unflushed = false;
    this.#database.exec('pragma wal_checkpoint(passive)');
  }

  #run(sql: string, parameters: readonly unknown[]): number {
    this.#unflushed = true;
    return this.#prepare(sql).run(parameters).changes;
  }

  /** Parameters go in as one array: libsql takes a lone Buffer for a set of named ones, and dies of it. */
  #prepare(sql: string): Database.Statement<[readonly unknown[]]> {
    // libsql's prepared statements outlive the database they were made for.
    if (!this.#open) throw new Error('The store is closed');
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#database.prepare<[readonly unknown[]]>(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}
