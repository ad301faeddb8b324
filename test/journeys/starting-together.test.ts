import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { PEOPLE } from '../../src/playground/people.js';
import { StrictClient } from '../conference-server/strict-client.js';
import { describePostgres, openPostgres } from '../support/postgres.js';
import { findFreePort, printed, runMain, type StarLeafProcess } from '../support/process.js';

// Three processes that start at once take their time on a busy machine.
jest.setTimeout(90_000);

const KEY = Buffer.alloc(32, 5).toString('base64');
const settings = { title: 'Roof', timezone: 'UTC', permanent: true, start: null, end: null };

let folder: string;
let started: StarLeafProcess[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'starleaf-together-'));
  started = [];
});

afterEach(async () => {
  for (const { child } of started) child.kill('SIGKILL');
  await Promise.all(started.map(({ ended }) => ended));
  await rm(folder, { recursive: true });
});

/** Starts three processes at the same moment on one empty store. @returns where each listens */
async function startThree(entry: string, environment: Record<string, string>): Promise<readonly string[]> {
  const ports = [await findFreePort(), await findFreePort(), await findFreePort()];
  started = ports.map((port) =>
    runMain(folder, { PORT: String(port), CREDENTIALS_KEY: KEY, ...environment }, entry),
  );
  await Promise.all(started.map((each, index) => printed(each, `http://127.0.0.1:${ports[index]}`)));
  return ports.map((port) => `http://127.0.0.1:${port}`);
}

/** What a username that nobody has is told its salt is: it follows from the store's secret. */
async function phantomSalt(origin: string): Promise<string> {
  const client = new StrictClient(`${origin}/v1`);
  return (await client.request('GET', '/challenge?username=nobody@example.com')).body.salt;
}

describe('processes that start at the same moment on one empty SQLite file', () => {
  test('have one secret and each of the playground’s people once', async () => {
    const origins = await startThree('main.js', {});
    expect(new Set(await Promise.all(origins.map(phantomSalt))).size).toBe(1);
    const [one = '', ...others] = origins;
    for (const { email, password } of PEOPLE) {
      const client = new StrictClient(`${one}/v1`);
      await client.signIn(email, password);
      const made = await client.request('PUT', '/myconferences/roof', { body: { settings } });
      expect(made.status).toBe(201);
      for (const other of others) {
        const same = new StrictClient(`${other}/v1`);
        for (const [name, value] of client.cookies) same.cookies.set(name, value);
        expect((await same.request('GET', '/myconferences')).body.conf_ids).toEqual(['roof']);
        await same.signIn(email, password);
      }
    }
  });
});

describePostgres('processes that start at the same moment on one empty PostgreSQL', () => {
  test('have one secret', async () => {
    const database = await openPostgres();
    try {
      const environment = { HOST: '127.0.0.1', DATABASE_URL: database.url };
      const origins = await startThree('conference-server-main.js', environment);
      expect(new Set(await Promise.all(origins.map(phantomSalt))).size).toBe(1);
      for (const { child } of started) child.kill('SIGTERM');
      expect(await Promise.all(started.map(({ ended }) => ended))).toEqual([0, 0, 0]);
    } finally {
      for (const { child } of started) child.kill('SIGKILL');
      await database.drop();
    }
  });
});
