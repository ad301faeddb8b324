import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import Database from 'libsql';
import { pino } from 'pino';
import { CipherError, createCipher } from '../../src/credentials/cipher.js';
import { openStorage } from '../../src/storage/open-storage.js';
import type { Storage } from '../../src/storage/storage.js';
import { describeStorage } from './contract.js';
import { createTemporaryStore, type TemporaryStore } from './temporary-store.js';

describeStorage('An SQLite file', async () => {
  const store = await createTemporaryStore();
  return {
    open: (now) => store.open({ now }),
    breakDown: async () => {
      const database = new Database(store.file);
      database.exec('drop table entries');
      database.close();
    },
    destroy: () => store.destroy(),
  };
});

describe('An SQLite file on disk', () => {
  let store: TemporaryStore;
  const opened: Storage[] = [];
  const open = async (options?: Parameters<TemporaryStore['open']>[0]) => {
    const storage = await store.open(options);
    opened.push(storage);
    return storage;
  };
  const change = (sql: string, ...parameters: unknown[]) => {
    const database = new Database(store.file);
    const { changes } = database.prepare(sql).run(...parameters);
    database.close();
    return changes;
  };

  beforeEach(async () => {
    store = await createTemporaryStore();
  });

  afterEach(async () => {
    for (const storage of opened.splice(0)) await storage.close();
    await store.destroy();
  });

  test('shows neither keys nor values, also in its journal and after closing', async () => {
    const secrets = [
      'ada@example.com',
      'sid=c00kie-value',
      'Q3 budget',
      'T0000001/U0000042',
      'deadbeefdeadbeef',
    ];
    const storage = await open();
    for (const secret of secrets) {
      await storage.keyv('things').set(secret, { secret });
      await storage.insertIfAbsent('others', secret, [secret]);
    }
    for (const check of ['while open', 'after closing']) {
      const bytes = await store.bytes();
      expect([check, bytes.includes('things'), bytes.length > 4_096]).toEqual([check, true, true]);
      expect(secrets.filter((secret) => bytes.includes(secret))).toEqual([]);
      await storage.close();
    }
  });

  test('is readable by its owner only, journal and directory included', async () => {
    const storage = await open();
    await storage.keyv('things').set('key', 'value');
    const directory = dirname(store.file);
    const names = (await readdir(directory)).sort();
    expect(names).toEqual(['starleaf.db', 'starleaf.db-shm', 'starleaf.db-wal']);
    for (const name of names) expect((await stat(join(directory, name))).mode & 0o777).toBe(0o600);
    expect((await stat(directory)).mode & 0o777).toBe(0o700);
  });

  test('that others could read is closed to them on opening', async () => {
    await (await open()).close();
    await chmod(store.file, 0o644);
    await open();
    expect((await stat(store.file)).mode & 0o777).toBe(0o600);
  });

  test.each([
    ['another key', "update entries set name = x'00' where namespace = 'things'"],
    ['another namespace', "update entries set namespace = 'others' where namespace = 'things'"],
    ['another expiry', "update entries set expires_at = 9e15 where namespace = 'things'"],
  ])('gives an error for a row that was moved to %s', async (_where, sql) => {
    const storage = await open();
    await storage.keyv('things').set('key', 'value', 60_000);
    expect(change(sql)).toBe(1);
    const namespace = sql.includes("'others'") ? 'others' : 'things';
    await expect(storage.keyv(namespace).iterator?.(undefined).next()).rejects.toThrow(CipherError);
  });

  test('gives an error for a value that was copied from one key to another', async () => {
    const storage = await open();
    const keyv = storage.keyv('things');
    await keyv.set('ada', 'of Ada');
    await keyv.set('bob', 'of Bob');
    const copy =
      'update entries set value = (select value from entries where namespace = ? limit 1) where namespace = ?';
    expect(change(copy, ['things', 'things'])).toBe(2);
    const answers = await Promise.allSettled([keyv.get('ada'), keyv.get('bob')]);
    expect(answers.filter(({ status }) => status === 'rejected')).toHaveLength(1);
  });

  test('does not open under a key that is not its own', async () => {
    await (await open()).close();
    await expect(open({ keys: [randomBytes(32)] })).rejects.toThrow(CipherError);
  });

  /** A log whose lines are kept, and a way to wait for one. */
  function createLog() {
    const lines: Record<string, unknown>[] = [];
    let look = (): void => {};
    const logger = pino(
      { base: null, timestamp: false },
      {
        write: (line: string) => {
          lines.push(JSON.parse(line));
          look();
        },
      },
    );
    const line = (words: string) =>
      new Promise<Record<string, unknown>>((resolve) => {
        look = () => {
          const found = lines.find(({ msg }) => msg === words);
          if (found !== undefined) resolve(found);
        };
        look();
      });
    return { logger, line };
  }

  test('is sealed anew under a new first key while in use, after which the old one may go', async () => {
    const [older, newer] = [randomBytes(32), randomBytes(32)];
    const before = await open({ keys: [older] });
    for (let index = 0; index < 450; index += 1) await before.keyv('things').set(`key ${index}`, index);
    await before.keyv('things').set('with expiry', 'value', 60_000);
    await before.jobs('work').add('one', 'payload');
    await before.close();
    const { logger, line } = createLog();
    const between = await open({ keys: [newer, older], logger });
    await between.keyv('things').set('key 7', 'changed');
    await expect(line('sealed the store anew under the first key')).resolves.toMatchObject({ level: 30 });
    await between.close();
    const after = await open({ keys: [newer] });
    await expect(after.keyv('things').get(['key 0', 'key 7', 'key 449', 'with expiry'])).resolves.toEqual([
      0,
      'changed',
      449,
      'value',
    ]);
    await expect(after.insertIfAbsent('things', 'key 0', 'late')).resolves.toBe(false);
    await expect(after.jobs('work').take(1)).resolves.toMatchObject([{ id: 'one', payload: 'payload' }]);
  });

  test('may be closed before it is sealed anew, and goes on with it when it is opened again', async () => {
    const [older, newer] = [randomBytes(32), randomBytes(32)];
    const before = await open({ keys: [older] });
    for (let index = 0; index < 450; index += 1) await before.keyv('things').set(`key ${index}`, index);
    await before.close();
    await (await open({ keys: [newer, older] })).close();
    const { logger, line } = createLog();
    const again = await open({ keys: [newer, older], logger });
    await line('sealed the store anew under the first key');
    await again.close();
    await expect((await open({ keys: [newer] })).keyv('things').get('key 449')).resolves.toBe(449);
  });

  test('opens although a row is lost, which is an error for its readers only', async () => {
    const keys = [randomBytes(32), randomBytes(32)];
    const storage = await open({ keys });
    await storage.keyv('things').set('lost', 'value');
    expect(change("update entries set value = x'0102030405' where namespace = ?", ['things'])).toBe(1);
    await storage.keyv('things').set('kept', 'value');
    await storage.close();
    const { logger, line } = createLog();
    const reopened = await open({ keys: keys.toReversed(), logger });
    await expect(line('some rows open under no configured key')).resolves.toMatchObject({
      level: 40,
      lost: 1,
    });
    await expect(reopened.keyv('things').get('kept')).resolves.toBe('value');
    await expect(reopened.keyv('things').get('lost')).rejects.toThrow(CipherError);
  });

  test('lets work that does not open hold up no other, and does it when its key is there again', async () => {
    let now = 1_000_000;
    const [older, newer] = [randomBytes(32), randomBytes(32)];
    const before = await open({ keys: [newer, older], now: () => now });
    await (await open({ keys: [older, newer], now: () => now })).jobs('work').add('old', 1);
    await before.jobs('work').add('new', 2);
    await before.close();
    const jobs = (await open({ keys: [newer], now: () => now })).jobs('work');
    await expect(jobs.take(2)).resolves.toMatchObject([{ id: 'new' }]);
    now += 15_000;
    const [job] = await jobs.take(1);
    await job?.done();
    expect(job).toMatchObject({ id: 'new', attempts: 2 });
    await expect(jobs.take(1)).resolves.toEqual([]);
    now += 10 * 60 * 1000;
    await expect(jobs.take(1)).rejects.toThrow(CipherError);
    now += 10 * 60 * 1000;
    const again = (await open({ keys: [newer, older], now: () => now })).jobs('work');
    await expect(again.take(2)).resolves.toMatchObject([{ id: 'old', payload: 1 }]);
  });

  test('of a newer version is refused', async () => {
    await (await open()).close();
    const database = new Database(store.file);
    database.exec('pragma user_version = 99');
    database.close();
    await expect(open()).rejects.toThrow('newer version');
  });

  test('that is no database, or that nobody can make, is refused', async () => {
    await mkdir(dirname(store.file), { recursive: true });
    await writeFile(store.file, 'not a database, but long enough to be looked at by SQLite'.repeat(20));
    await expect(open()).rejects.toThrow();
    const cipher = createCipher([randomBytes(32)]);
    await expect(openStorage({ databaseUrl: `sqlite://${store.file}/inside.db`, cipher })).rejects.toThrow();
  });

  test('may be opened for the first time by several at once', async () => {
    const storages = await Promise.all([open(), open(), open()]);
    await storages[0]?.keyv('things').set('key', 'value');
    for (const storage of storages) await expect(storage.keyv('things').get('key')).resolves.toBe('value');
  });
});

test('A store in memory lives as long as it is open', async () => {
  const cipher = createCipher([randomBytes(32)]);
  const storage = await openStorage({ databaseUrl: 'sqlite://:memory:', cipher });
  await storage.keyv('things').set('key', 'value');
  await expect(storage.keyv('things').get('key')).resolves.toBe('value');
  await storage.close();
});
