import type { Logger } from 'pino';
import { readDatabaseUrl } from './database-url.js';
import { openPostgresDatabase } from './postgres-database.js';
import { PostgresRows } from './postgres-rows.js';
import type { Rows } from './rows.js';
import { openSqliteDatabase } from './sqlite-database.js';
import { SqliteRows } from './sqlite-rows.js';

export interface OpenRowsOptions {
  /** As `checkDatabaseUrl` admits it. */
  readonly databaseUrl: string;
  /** Milliseconds since the epoch; decides alone what has expired. */
  readonly now: () => number;
  readonly logger?: Logger | undefined;
}

/**
 * Opens the engine that `DATABASE_URL` names, making its tables where there are none.
 * @throws when it cannot be opened, or was made by a newer version of this program.
 */
export async function openRows({ databaseUrl, now, logger }: OpenRowsOptions): Promise<Rows> {
  const location = readDatabaseUrl(databaseUrl);
  if (location.kind === 'postgres') {
    const connections = await openPostgresDatabase(location, logger);
    return new PostgresRows({ connections, now, logger });
  }
  return new SqliteRows({ database: openSqliteDatabase(location), now, logger });
}
