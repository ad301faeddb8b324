import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import Database from 'libsql';
import { createCipher } from '../../src/credentials/cipher.js';
import { openRows } from '../../src/storage/open-rows.js';
import { openStorage } from '../../src/storage/open-storage.js';
import type { Rows } from '../../src/storage/rows.js';
import type { Storage } from '../../src/storage/storage.js';
import { runStoreCommand } from '../../src/storage/store-cli.js';
import { walkPages } from '../../src/storage/walk.js';
import { describePostgres, openPostgres, type TestDatabase } from '../support/postgres.js';

const now = Date.parse('2026-11-25T15:00:00Z');
const [key, newKey] = [randomBytes(32), randomBytes(32)];
let directory: string;
let databases: TestDatabase[] = [];
let opened: (Storage | Rows)[] = [];

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'starleaf-cli-'));
});

afterEach(async () => {
  for (const each of opened) await each.close();
  for (const database of databases) await database.drop();
  [opened, databases] = [[], []];
  await rm(directory, { recursive: true, force: true });
});

const sqlite = async (name: string) => `sqlite://${join(directory, `${name}.db`)}`;
const postgres = async () => {
  const database = await openPostgres();
  databases.push(database);
  return database.url;
};

async function open(databaseUrl: string, keys: readonly Buffer[] = [key]): Promise<Storage> {
  const storage = await openStorage({ databaseUrl, cipher: createCipher(keys), now: () => now });
  opened.push(storage);
  return storage;
}

async function openBelow(databaseUrl: string): Promise<Rows> {
  const rows = await openRows({ databaseUrl, now: () => now });
  opened.push(rows);
  return rows;
}

interface Command {
  readonly databaseUrl?: string;
  readonly keys?: readonly Buffer[];
  readonly signal?: AbortSignal;
}

/** Runs a command as `npm run` does. */
async function run(args: readonly string[], { databaseUrl, keys = [key], signal }: Command = {}) {
  const [output, errorOutput] = [new PassThrough(), new PassThrough()];
  const code = await runStoreCommand(args, {
    databaseUrl: databaseUrl ?? (await sqlite('unused')),
    cipher: createCipher(keys),
    output,
    errorOutput,
    signal: signal ?? new AbortController().signal,
    now: () => now,
  });
  output.end();
  errorOutput.end();
  return { code, said: `${await text(output)}${await text(errorOutput)}` };
}

/** Something of everything that a store can hold. */
async function fill(storage: Storage, values = 250): Promise<void> {
  const keyv = storage.keyv<number>('things');
  for (let index = 0; index < values; index += 1) await keyv.set(`key ${index}`, index);
  await keyv.set('with expiry', 1, 60_000);
  await storage.insertIfAbsent('others', 'key', { some: 'value' });
  await storage.jobs('work').add('open', 'due', now - 5);
  await storage.jobs('work').begin('held', 'at work');
  await (await storage.jobs('work').begin('done', 'payload'))?.done();
}

/** That everything is there which {@link fill} kept, and works. */
async function expectAll(storage: Storage, values = 250): Promise<void> {
  const keys = Array.from({ length: values }, (_, index) => `key ${index}`);
  await expect(storage.keyv('things').get(keys)).resolves.toEqual(keys.map((_, index) => index));
  await expect(storage.keyv('things').get('with expiry')).resolves.toBe(1);
  await expect(storage.insertIfAbsent('others', 'key', 'late')).resolves.toBe(false);
  await expect(storage.jobs('work').add('done', 'again')).resolves.toBe(false);
  await expect(storage.jobs('work').depth()).resolves.toEqual({
    due: 1,
    unfinished: 2,
    oldestDueAt: now - 5,
  });
  await expect(storage.jobs('work').take(5)).resolves.toMatchObject([{ id: 'open', payload: 'due' }]);
}

type Make = (name: string) => Promise<string>;

function describeMigration(name: string, [makeFrom, makeTo]: readonly [Make, Make]): void {
  describe(name, () => {
    let from: string;
    let to: string;

    beforeEach(async () => {
      [from, to] = [await makeFrom('from'), await makeTo('to')];
    });

    test('copies all there is, compares it, and says what it was', async () => {
      const storage = await open(from);
      await fill(storage);
      await storage.inTurn('name', async () => {
        const { code, said } = await run(['migrate', from, to]);
        expect(said).toContain('are the same: 256 rows, 2 of them work to be done');
        expect(said).toMatch(/ 251 {2}things\n/);
        expect(said).not.toContain('starleaf:');
        expect(code).toBe(0);
      });
      await expectAll(await open(to));
      await expectAll(storage);
    });

    test('refuses a store that has something in it', async () => {
      await fill(await open(from), 3);
      await (await open(to)).keyv('things').set('key', 'value');
      const { code, said } = await run(['migrate', from, to]);
      expect([code, said]).toEqual([1, expect.stringContaining('is not empty')]);
      await expect((await open(to)).keyv('things').get('key')).resolves.toBe('value');
      await expect(run(['migrate', to, to])).resolves.toMatchObject({ code: 1 });
    });

    test('goes on after an interruption, until when the copy does not open as a store', async () => {
      const storage = await open(from);
      await fill(storage);
      const first = await run(['migrate', from, to], { signal: AbortSignal.abort() });
      expect([first.code, first.said]).toEqual([1, expect.stringContaining('Stopped; run it again')]);
      await expect(open(to)).rejects.toThrow('not finished');

      // As if it had come far, and the source had changed since.
      const [fromRows, toRows] = [await openBelow(from), await openBelow(to)];
      for await (const page of walkPages(fromRows)) await toRows.putAll(page);
      await storage.keyv('things').delete('key 5');
      await storage.keyv('things').set('key 5', 5);
      await storage.keyv('things').set('extra', 1);
      const second = await run(['migrate', from, to], { signal: AbortSignal.abort() });
      expect(second.code).toBe(1);
      await storage.keyv('things').delete('extra');

      const third = await run(['migrate', from, to]);
      expect([third.code, third.said]).toEqual([0, expect.stringContaining('256 rows')]);
      await expectAll(await open(to));
    });

    test('does not go on with the copy of another store', async () => {
      const another = await sqlite('another');
      await fill(await open(another), 1);
      await fill(await open(from), 1);
      await run(['migrate', another, to], { signal: AbortSignal.abort() });
      const { code, said } = await run(['migrate', from, to]);
      expect([code, said]).toEqual([1, expect.stringContaining('a copy of another')]);
    });

    test('refuses a store under another key, and one that is none', async () => {
      await fill(await open(from), 1);
      const underAnother = await run(['migrate', from, to], { keys: [newKey] });
      expect([underAnother.code, underAnother.said]).toEqual([1, expect.stringContaining('CREDENTIALS_KEY')]);
      const empty = await run(['migrate', to, from]);
      expect([empty.code, empty.said]).toEqual([1, expect.stringMatching(/There is no store/)]);
    });

    test('copies what opens under no key as it is, and says so', async () => {
      const storage = await open(from);
      await fill(storage, 2);
      const rows = await openBelow(from);
      const [row] = await rows.page({ namespace: 'others', after: null, limit: 1 });
      if (row !== undefined) await rows.write({ ...row, value: Buffer.from('lost') });
      const { code, said } = await run(['migrate', from, to]);
      expect([code, said]).toEqual([0, expect.stringContaining('1 rows open under no key')]);
    });
  });
}

describe('npm run migrate', () => {
  describeMigration('from one SQLite file to another', [sqlite, sqlite]);
  describePostgres('with PostgreSQL', () => {
    describeMigration('from SQLite to PostgreSQL', [sqlite, postgres]);
    describeMigration('from PostgreSQL to SQLite', [postgres, sqlite]);
  });

  test('refuses what is no address of a store, in words without a password', async () => {
    const { code, said } = await run(['migrate', 'mysql://ada:hunter2@db/starleaf', await sqlite('to')]);
    expect([code, said]).toEqual([1, expect.stringContaining('which is no store we know')]);
    expect(said).not.toContain('hunter2');
  });

  test('says in words that a store cannot be opened', async () => {
    await (await open(await sqlite('from'))).close();
    const nowhere = 'postgres://ada:hunter2@127.0.0.1:1/starleaf';
    const { code, said } = await run(['migrate', await sqlite('from'), nowhere]);
    expect([code, said]).toEqual([
      1,
      expect.stringMatching(/127\.0\.0\.1:1\/starleaf cannot be opened:.*ECONNREFUSED/),
    ]);
    expect(said).not.toContain('hunter2');
  });

  test('makes no file where it is to read one', async () => {
    const { code, said } = await run(['migrate', await sqlite('typo'), await sqlite('to')]);
    expect([code, said]).toEqual([1, expect.stringContaining('There is no store at')]);
    await expect(readdir(directory)).resolves.toEqual([]);
  });

  test.each([[['migrate', 'one']], [['backup']], [['rotate-key', 'now']], [['other']], [[]]])(
    'shows its usage for %j',
    async (args) => {
      await expect(run(args)).resolves.toMatchObject({ code: 2, said: expect.stringContaining('Usage:') });
    },
  );
});

function describeRotation(name: string, make: Make): void {
  describe(name, () => {
    let databaseUrl: string;

    beforeEach(async () => {
      databaseUrl = await make('store');
    });

    test('seals everything anew, work included, while the store is in use', async () => {
      const storage = await open(databaseUrl);
      await fill(storage);
      const rotation = run(['rotate-key'], { databaseUrl, keys: [newKey, key] });
      const inUse = await open(databaseUrl, [newKey, key]);
      for (let index = 0; index < 50; index += 1) await inUse.keyv('things').set(`key ${index}`, index);
      await inUse.close();
      const { code, said } = await rotation;
      expect([code, said]).toEqual([0, expect.stringContaining('take the older keys out')]);
      await expectAll(await open(databaseUrl, [newKey]));
      await expect(open(databaseUrl, [key])).rejects.toThrow();
    });

    test('stops when it is told to, and goes on when it is run again', async () => {
      await fill(await open(databaseUrl));
      const keys = [newKey, key];
      const stopped = await run(['rotate-key'], { databaseUrl, keys, signal: AbortSignal.abort() });
      expect([stopped.code, stopped.said]).toEqual([1, expect.stringContaining('goes on with the rest')]);
      await expect(run(['rotate-key'], { databaseUrl, keys })).resolves.toMatchObject({ code: 0 });
      await expectAll(await open(databaseUrl, [newKey]));
    });

    test('has nothing to do where there is one key, and refuses a key that is none', async () => {
      await fill(await open(databaseUrl), 2);
      const { code, said } = await run(['rotate-key'], { databaseUrl });
      expect([code, said]).toEqual([0, expect.stringMatching(/Sealed 0 rows anew[\s\S]*no older keys/)]);
      const wrong = await run(['rotate-key'], { databaseUrl, keys: [newKey] });
      expect([wrong.code, wrong.said]).toEqual([1, expect.stringContaining('another CREDENTIALS_KEY')]);
    });
  });
}

describe('npm run rotate-key', () => {
  describeRotation('on SQLite', sqlite);
  describePostgres('with PostgreSQL', () => describeRotation('on PostgreSQL', postgres));
});

describe('npm run backup', () => {
  test('backs up while writes go on, and what it made opens with everything in it', async () => {
    const databaseUrl = await sqlite('store');
    const storage = await open(databaseUrl);
    await fill(storage);
    let isOver = false;
    const writing = (async () => {
      for (let index = 0; !isOver; index += 1) {
        await storage.keyv('busy').set(`key ${index % 100}`, index);
        await new Promise((resolve) => setImmediate(resolve));
      }
    })();
    const file = join(directory, 'backup.db');
    const { code, said } = await run(['backup', file], { databaseUrl });
    isOver = true;
    await writing;
    expect([code, said]).toEqual([0, expect.stringContaining('each of which was opened')]);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await readdir(directory)).filter((name) => name.startsWith('backup'))).toEqual(['backup.db']);

    // Restored as docs/storage.md says: from the backup into a new place.
    const restored = await sqlite('restored');
    await expect(run(['migrate', `sqlite://${file}`, restored])).resolves.toMatchObject({ code: 0 });
    await expectAll(await open(restored));
  });

  test('never writes over a file, and takes what an interrupted one left away', async () => {
    const databaseUrl = await sqlite('store');
    await fill(await open(databaseUrl), 1);
    const file = join(directory, 'backup.db');
    new Database(`${file}.partial`).exec('create table half (done)');
    await expect(run(['backup', file], { databaseUrl })).resolves.toMatchObject({ code: 0 });
    const { code, said } = await run(['backup', file], { databaseUrl });
    expect([code, said]).toEqual([1, expect.stringContaining('is there already')]);
  });

  test('leaves nothing behind where there is no store', async () => {
    const { code } = await run(['backup', join(directory, 'backup.db')], {
      databaseUrl: await sqlite('typo'),
    });
    expect(code).toBe(1);
    await expect(readdir(directory)).resolves.toEqual([]);
  });

  test('names the way for PostgreSQL', async () => {
    const { code, said } = await run(['backup', 'file'], { databaseUrl: 'postgres://db/starleaf' });
    expect([code, said]).toEqual([1, expect.stringContaining('pg_dump')]);
  });
});

describePostgres('pg_dump and pg_restore', () => {
  test('back up while writes go on, and restore everything', async () => {
    const [from, to] = [await postgres(), await postgres()];
    const storage = await open(from);
    await fill(storage);
    let isOver = false;
    const writing = (async () => {
      for (let index = 0; !isOver; index += 1) await storage.keyv('busy').set(`key ${index % 100}`, index);
    })();
    const file = join(directory, 'backup.dump');
    await promisify(execFile)('pg_dump', ['--format=custom', `--file=${file}`, from]);
    isOver = true;
    await writing;
    await promisify(execFile)('pg_restore', ['--no-owner', '--exit-on-error', `--dbname=${to}`, file]);
    await expectAll(await open(to));
  });
});
