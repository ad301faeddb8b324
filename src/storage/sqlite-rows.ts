import type Database from 'libsql';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Row, RowName, Rows } from './rows.js';

const bytes = z.custom<Buffer>((value) => Buffer.isBuffer(value));
const rowShape = z
  .tuple([z.string(), bytes, bytes, z.number().nullable()])
  .transform(([namespace, name, value, expiresAt]): Row => ({ namespace, name, value, expiresAt }));

const columns = 'namespace, name, value, expires_at';
const alive = '(expires_at is null or expires_at > ?)';

const purgeEveryMs = 60_000;
/** Bounds how long one purge holds the file; what it leaves waits for the next. */
const purgeAtMost = 1_000;

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
  readonly #purging: NodeJS.Timeout;
  readonly #flushing: NodeJS.Timeout;
  #unflushed = false;
  readonly #statements = new Map<string, Database.Statement<[readonly unknown[]]>>();
  #open = true;

  constructor({ database, now, logger }: SqliteRowsOptions) {
    this.#database = database;
    this.#now = now;
    this.#purging = setInterval(() => {
      this.purge().catch((error: unknown) => logger?.warn({ err: error }, 'expired rows stay for now'));
    }, purgeEveryMs).unref();
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

  async write({ namespace, name, value, expiresAt }: Row): Promise<void> {
    this.#run(
      `insert into entries (${columns}) values (?, ?, ?, ?)
       on conflict do update set value = excluded.value, expires_at = excluded.expires_at`,
      [namespace, name, value, expiresAt],
    );
  }

  async insertIfAbsent({ namespace, name, value, expiresAt }: Row): Promise<boolean> {
    const changes = this.#run(
      `insert into entries (${columns}) values (?, ?, ?, ?)
       on conflict do update set value = excluded.value, expires_at = excluded.expires_at
       where not ${alive.replaceAll('expires_at', 'entries.expires_at')}`,
      [namespace, name, value, expiresAt, this.#now()],
    );
    return changes === 1;
  }

  async remove({ namespace, name }: RowName): Promise<boolean> {
    const sql = `delete from entries where namespace = ? and name = ? and ${alive}`;
    return this.#run(sql, [namespace, name, this.#now()]) === 1;
  }

  async clear(namespace: string): Promise<void> {
    this.#run('delete from entries where namespace = ?', [namespace]);
  }

  async pageNotBeginning(query: {
    prefix: Buffer;
    after: RowName | null;
    limit: number;
  }): Promise<readonly Row[]> {
    const { prefix, after, limit } = query;
    const sql = `select ${columns} from entries
      where substr(value, 1, ${prefix.length}) <> ? and (namespace, name) > (?, ?) and ${alive}
      order by namespace, name limit ?`;
    const from = after ?? { namespace: '', name: Buffer.alloc(0) };
    return this.#select(sql, [prefix, from.namespace, from.name, this.#now(), limit]);
  }

  async replaceValue(row: Row, value: Buffer): Promise<void> {
    const sql = 'update entries set value = ? where namespace = ? and name = ? and value = ?';
    this.#run(sql, [value, row.namespace, row.name, row.value]);
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
    clearInterval(this.#purging);
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
