import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'libsql';
import { z } from 'zod';
import type { DatabaseLocation, PostgresLocation } from './database-url.js';

const schema = `
  create table entries (
    id integer primary key,
    namespace text not null,
    name blob not null,
    value blob not null,
    expires_at integer,
    unique (namespace, name)
  );
  create index entries_by_expiry on entries (expires_at) where expires_at is not null;
`;

/** Schema 2: rows that are work. */
const work = `
  alter table entries add column due_at integer;
  alter table entries add column holder text;
  alter table entries add column attempts integer not null default 0;
  create index entries_by_due on entries (namespace, due_at) where due_at is not null;
`;

/** How long a statement waits for another process to finish writing. */
const busyTimeoutMs = 5_000;

/**
 * Opens an SQLite file for our rows, making it, its directory and its tables where they are missing. Only this
 * system user may read them (the file 0600, a directory made for it 0700); SQLite gives `-wal` and `-shm` the mode
 * of the file.
 *
 * Journal: WAL, so readers never wait. `synchronous` is NORMAL: a write that returned outlives the process however it
 * ends, and {@link SqliteRows} flushes once a second, so that a power cut costs a second at most.
 * `secure_delete` overwrites what people had us forget.
 * @throws when the file cannot be opened, or was made by a newer version of this program.
 */
export function openSqliteDatabase(location: Exclude<DatabaseLocation, PostgresLocation>): Database.Database {
  const database = new Database(location.kind === 'sqlite-memory' ? ':memory:' : makeFile(location.path), {
    timeout: busyTimeoutMs,
  });
  database.exec('pragma journal_mode = wal; pragma synchronous = normal; pragma secure_delete = on');
  database.transaction(() => migrate(database)).immediate();
  return database;
}

function makeFile(path: string): string {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  closeSync(openSync(path, 'a', 0o600));
  chmodSync(path, 0o600);
  return path;
}

/** What each version added to the one before. */
const versions = [schema, work];

function migrate(database: Database.Database): void {
  const version = z.int().parse(database.prepare<[]>('pragma user_version').raw().all().flat()[0]);
  if (version > versions.length) {
    throw new Error(
      `The database has schema ${version}, made by a newer version; this one knows ${versions.length}`,
    );
  }
  for (const step of versions.slice(version)) database.exec(step);
  database.exec(`pragma user_version = ${versions.length}`);
}
