import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

/** An empty place for a store, as `DATABASE_URL` has it. */
export interface Place {
  readonly engine: string;
  readonly url: string;
  remove(): Promise<void>;
}

export async function makeSqlite(): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'starleaf-bench-'));
  return {
    engine: 'SQLite',
    url: `sqlite://${folder}/starleaf.db`,
    remove: () => rm(folder, { recursive: true }),
  };
}

/** A database of its own on the server at `TEST_POSTGRES_URL`, such as `.ci/postgres` brings. */
export async function makePostgres(): Promise<Place> {
  const server = process.env.TEST_POSTGRES_URL;
  if (server === undefined) throw new Error('TEST_POSTGRES_URL is not set; run this with .ci/postgres');
  const name = `starleaf_bench_${randomBytes(6).toString('hex')}`;
  await ask(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    engine: 'PostgreSQL',
    url: url.href,
    remove: () => ask(server, `drop database ${name} with (force)`),
  };
}

async function ask(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
