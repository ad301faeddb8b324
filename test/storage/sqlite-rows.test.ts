import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type Database from 'libsql';
import { openSqliteDatabase } from '../../src/storage/sqlite-database.js';
import { SqliteRows } from '../../src/storage/sqlite-rows.js';

describe('SqliteRows', () => {
  let database: Database.Database;
  let rows: SqliteRows;
  let now: number;

  beforeEach(() => {
    now = 1_000_000;
    database = openSqliteDatabase({ kind: 'sqlite-memory' });
    rows = new SqliteRows({ database, now: () => now });
  });

  afterEach(() => rows.close());

  const row = (name: string, expiresAt: number | null) => ({
    namespace: 'things',
    name: Buffer.from(name),
    value: Buffer.from('value'),
    expiresAt,
  });
  const count = () => database.prepare<[]>('select count(*) from entries').raw().all().flat()[0];

  test('deletes what has expired, and nothing else', async () => {
    await rows.write(row('over', now));
    await rows.write(row('not yet', now + 1));
    await rows.write(row('never', null));
    await expect(rows.purge()).resolves.toBe(1);
    expect(count()).toBe(2);
  });

  test('deletes at most a thousand rows at once, the rest the next time', async () => {
    for (let index = 0; index < 1_001; index += 1) await rows.write(row(String(index), now));
    await expect(rows.purge()).resolves.toBe(1_000);
    await expect(rows.purge()).resolves.toBe(1);
    expect(count()).toBe(0);
  });

  test('replaces a value only while it is the one that was read', async () => {
    await rows.write(row('one', null));
    const by = (value: string) => ({ value: Buffer.from(value), expiresAt: null });
    await expect(rows.replace(row('one', null), by('resealed'))).resolves.toBe(true);
    await expect(rows.replace(row('one', null), by('too late'))).resolves.toBe(false);
    await expect(rows.find(row('one', null))).resolves.toMatchObject({ value: Buffer.from('resealed') });
  });

  test('never goes through all rows to find some, and never sorts', async () => {
    const prepare = jest.spyOn(database, 'prepare');
    const one = { ...row('one', null), dueAt: now, holder: 'me', attempts: 1 };
    const hold = { holder: 'me', until: now };
    await rows.find(one);
    await rows.page({ namespace: 'things', after: null, limit: 1 });
    await rows.pageAll({ after: one, limit: 1 });
    await rows.putAll([one]);
    await rows.namespaces();
    await rows.write(one);
    await rows.insertIfAbsent(one);
    await rows.takeWork({ namespace: 'things', limit: 1, hold });
    await rows.countWork('things');
    await rows.holdWork(one, hold);
    await rows.rewriteWork(one);
    await rows.settleWork(one);
    await rows.replace(one, one);
    await rows.replaceAll([{ row: one, value: one.value }]);
    await rows.replace(one, null);
    await rows.remove(one);
    await rows.clear('things');
    await rows.purge();
    const statements = prepare.mock.calls.map(([sql]) => sql);
    prepare.mockRestore();
    expect(statements.length).toBeGreaterThan(14);
    const plans = statements.map((sql): [string, string] => [
      sql,
      String(database.prepare<[]>(`explain query plan ${sql}`).raw().all()),
    ]);
    expect(plans.filter(([, plan]) => /SCAN entries|TEMP B-TREE/.test(plan))).toEqual([]);
  });
});
