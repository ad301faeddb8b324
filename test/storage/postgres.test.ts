import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { CipherError, createCipher } from '../../src/credentials/cipher.js';
import { openStorage, type StorageOptions } from '../../src/storage/open-storage.js';
import type { Storage } from '../../src/storage/storage.js';
import { describePostgres, openPostgres, type TestDatabase } from '../support/postgres.js';
import { describeStorage } from './contract.js';

describeStorage(
  'A PostgreSQL database',
  async () => {
    const database = await openPostgres();
    const cipher = createCipher([randomBytes(32)]);
    return {
      open: (now) => openStorage({ databaseUrl: database.url, cipher, now }),
      breakDown: () => database.cut(),
      destroy: () => database.drop(),
    };
  },
  describePostgres,
);

describePostgres('A PostgreSQL database with a store in it', () => {
  let database: TestDatabase;
  const key = randomBytes(32);
  const opened: Storage[] = [];

  async function open(options: Partial<StorageOptions> = {}): Promise<Storage> {
    const storage = await openStorage({ databaseUrl: database.url, cipher: createCipher([key]), ...options });
    opened.push(storage);
    return storage;
  }

  beforeEach(async () => {
    database = await openPostgres();
  });

  afterEach(async () => {
    for (const storage of opened.splice(0)) await storage.close();
    await database.drop();
  });

  test('may be opened for the first time by several at once', async () => {
    const storages = await Promise.all(Array.from({ length: 8 }, () => open()));
    await storages[0]?.keyv('things').set('key', 'value');
    for (const storage of storages) await expect(storage.keyv('things').get('key')).resolves.toBe('value');
    await expect(database.sql('select version from starleaf_schema')).resolves.toEqual([{ version: 1 }]);
  });

  test('of a newer version is refused', async () => {
    await (await open()).close();
    await database.sql('insert into starleaf_schema (version) values (99)');
    await expect(open()).rejects.toThrow('newer version');
  });

  test('does not open under a key that is not its own', async () => {
    await (await open()).close();
    await expect(open({ cipher: createCipher([randomBytes(32)]) })).rejects.toThrow(CipherError);
  });

  test('shows neither keys nor values', async () => {
    const secrets = ['ada@example.com', 'T0000001/U0000042', 'c00kie'];
    const storage = await open();
    for (const secret of secrets) await storage.keyv('things').set(secret, { secret });
    await storage.jobs('work').begin(secrets[0] ?? '', secrets);
    const rows = await database.sql('select * from entries');
    const bytes = Buffer.concat(
      rows.flatMap((row) =>
        Object.values(row).map((value) => (Buffer.isBuffer(value) ? value : Buffer.from(String(value)))),
      ),
    );
    expect(rows).toHaveLength(5);
    expect(secrets.filter((secret) => bytes.includes(secret))).toEqual([]);
  });

  test.each([
    ['another key', "update entries set name = '\\x00' where namespace = 'things'"],
    ['another namespace', "update entries set namespace = 'others' where namespace = 'things'"],
    ['another expiry', "update entries set expires_at = 9000000000000000 where namespace = 'things'"],
  ])('gives an error for a row that was moved to %s', async (_where, sql) => {
    const storage = await open();
    await storage.keyv('things').set('key', 'value', 60_000);
    await database.sql(sql);
    const namespace = sql.includes("'others'") ? 'others' : 'things';
    await expect(storage.keyv(namespace).iterator?.(undefined).next()).rejects.toThrow(CipherError);
  });

  test('gives an error for a value that was copied from one key to another', async () => {
    const keyv = (await open()).keyv('things');
    await keyv.set('ada', 'of Ada');
    await keyv.set('bob', 'of Bob');
    await database.sql(
      "update entries set value = (select value from entries where namespace = 'things' limit 1) where namespace = 'things'",
    );
    const answers = await Promise.allSettled([keyv.get('ada'), keyv.get('bob')]);
    expect(answers.filter(({ status }) => status === 'rejected')).toHaveLength(1);
  });

  test('goes on when every connection was cut, with nothing but a pause for those who wait', async () => {
    const storage = await open();
    const keyv = storage.keyv<number>('things');
    await Promise.all(Array.from({ length: 10 }, (_, index) => keyv.set(`key ${index}`, index)));
    for (let round = 0; round < 5; round += 1) {
      const [seen] = await Promise.all([
        Promise.all(Array.from({ length: 10 }, (_, index) => keyv.get(`key ${index}`))),
        database.interrupt(),
      ]);
      expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    }
  });

  test('goes on when it was away for a while', async () => {
    const storage = await open();
    await storage.keyv('things').set('key', 'value');
    await database.cut();
    await expect(storage.keyv('things').get('key')).rejects.toThrow();
    await database.mend();
    await expect(storage.keyv('things').get('key')).resolves.toBe('value');
  });

  test('that is out of reach says where it was sought, and shows no password', async () => {
    const { port } = new URL(database.url);
    const nowhere = database.url.replace(`:${port}/`, ':1/');
    const error = await open({ databaseUrl: nowhere }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'DatabaseUnreachableError' });
    expect(String(error)).toMatch(/127\.0\.0\.1:1 does not answer \(ECONNREFUSED\)/);
    expect(String(error)).not.toContain(new URL(database.url).password);
  });
});
