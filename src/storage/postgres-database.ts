import type { Logger } from 'pino';
import { z } from 'zod';
import type { PostgresLocation } from './database-url.js';
import { PostgresConnections, type Run } from './postgres-connections.js';

/**
 * Names are told apart byte by byte ("C"), as SQLite does. Rows come and go by the second, so the table is vacuumed
 * sooner than PostgreSQL's fifth would have it.
 */
const schema = `
  create table entries (
    namespace text collate "C" not null,
    name bytea not null,
    value bytea not null,
    expires_at bigint,
    due_at bigint,
    holder text,
    attempts integer not null default 0,
    primary key (namespace, name)
  ) with (autovacuum_vacuum_scale_factor = 0.05);
  create index entries_by_expiry on entries (expires_at) where expires_at is not null;
  create index entries_by_due on entries (namespace, due_at) where due_at is not null;
`;

/** What each version added to the one before. */
const versions = [schema];

/** Anything, so long as nobody else who uses the database takes it: "starleaf" in bytes. */
const advisoryLock = '8319119893826036070';

/**
 * Opens a PostgreSQL database for our rows, making their tables where they are missing: in the first schema of the
 * user's search path. Several processes may do so at once.
 * @throws DatabaseUnreachableError, what PostgreSQL says, or when a newer version of this program made the tables.
 */
export async function openPostgresDatabase(
  location: PostgresLocation,
  logger?: Logger,
): Promise<PostgresConnections> {
  const connections = new PostgresConnections({ location, logger });
  try {
    // All in one transaction, so it may be repeated.
    await connections.persist((run) => migrate(run));
    return connections;
  } catch (error) {
    await connections.close();
    throw error;
  }
}

async function migrate(run: Run): Promise<void> {
  await run({ text: 'begin' });
  try {
    // One that is ahead of us may be at it for longer than a statement of ours may take.
    await run({ text: "set local statement_timeout = '60s'" });
    await run({ text: 'select pg_advisory_xact_lock($1)', values: [advisoryLock] });
    await run({ text: 'create table if not exists starleaf_schema (version integer not null)' });
    const { rows } = await run({ text: 'select coalesce(max(version), 0) from starleaf_schema' });
    const version = z.tuple([z.tuple([z.int()])]).parse(rows)[0][0];
    if (version > versions.length) {
      throw new Error(
        `The database has schema ${version}, made by a newer version; this one knows ${versions.length}`,
      );
    }
    for (const [index, step] of [...versions.entries()].slice(version)) {
      await run({ text: step });
      await run({ text: 'insert into starleaf_schema (version) values ($1)', values: [index + 1] });
    }
    await run({ text: 'commit' });
  } catch (error) {
    // Where the connection is gone, so is the transaction.
    await run({ text: 'rollback' }).catch(() => undefined);
    throw error;
  }
}
