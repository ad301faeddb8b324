import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'libsql';
import type { DatabaseLocation } from './database-url.js';

const schemaVersion = 1;

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
  pragma user_version = ${schemaVersion};
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
export function openSqliteDatabase(location: DatabaseLocation): Database.Database {
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

function migrate(database: Database.Database): void {
  const [version] = database.prepare<[]>('pragma user_version').raw().all().flat();
  if (version === schemaVersion) return;
  if (version !== 0) {
    throw new Error(
      `The database has schema ${version}, made by a newer version; this one knows ${schemaVersion}`,
    );
  }
  database.exec(schema);
}
