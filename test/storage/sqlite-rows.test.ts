import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
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

  test('finds rows by their expiry through an index', () => {
    const plan = database
      .prepare<[]>('explain query plan delete from entries where expires_at <= 1')
      .raw()
      .all();
    expect(String(plan)).toContain('entries_by_expiry');
  });

  test('finds due work through an index', () => {
    const plan = database
      .prepare<[]>(
        "explain query plan select id from entries where namespace = 'work' and due_at <= 1 order by due_at",
      )
      .raw()
      .all();
    expect(String(plan)).toContain('entries_by_due');
    expect(String(plan)).not.toContain('TEMP B-TREE');
  });
});
