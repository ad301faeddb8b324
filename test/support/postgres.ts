import { exec } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { describe } from '@jest/globals';
import pg from 'pg';

const server = process.env.TEST_POSTGRES_URL;

/** As `describe`, where there is a PostgreSQL to test on: `.ci/postgres` brings one, and CI always does. */
export const describePostgres = server === undefined ? describe.skip : describe;

/** A PostgreSQL database of its own. */
export interface TestDatabase {
  /** As `DATABASE_URL` has it. */
  readonly url: string;
  /** Runs a statement beside whoever else is at the database. @returns its rows */
  sql(text: string, values?: readonly unknown[]): Promise<readonly Record<string, unknown>[]>;
  /** Ends every connection to it, and takes no other until it is mended. */
  cut(): Promise<void>;
  mend(): Promise<void>;
  /** Ends every connection to it. */
  interrupt(): Promise<void>;
  drop(): Promise<void>;
}

/**
 * Makes an empty database on the server at `TEST_POSTGRES_URL`.
 * @throws where there is no such server: see {@link describePostgres}
 */
export async function openPostgres(): Promise<TestDatabase> {
  if (server === undefined) throw new Error('TEST_POSTGRES_URL is not set; run the tests with .ci/postgres');
  const name = `starleaf_test_${randomBytes(8).toString('hex')}`;
  await ask(server, `create database ${name}`);
  const url = withDatabase(server, name);
  const interrupt = async () => {
    await ask(server, 'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
  };
  const allow = (may: boolean) => ask(server, `alter database ${name} allow_connections ${may}`);
  return {
    url,
    sql: (text, values) => ask(url, text, values),
    cut: async () => {
      await allow(false);
      await interrupt();
    },
    mend: async () => void (await allow(true)),
    interrupt,
    drop: async () => void (await ask(server, `drop database ${name} with (force)`)),
  };
}

/** Restarts the whole server, for everybody: where `.ci/postgres` started it. */
export async function restartPostgres(): Promise<void> {
  const command = process.env.TEST_POSTGRES_RESTART;
  if (command === undefined) throw new Error('TEST_POSTGRES_RESTART is not set; run this with .ci/postgres');
  await promisify(exec)(command);
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

async function ask(url: string, text: string, values: readonly unknown[] = []) {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text, [...values])).rows;
  } finally {
    await client.end();
  }
}
