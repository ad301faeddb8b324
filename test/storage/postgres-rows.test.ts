import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openRows } from '../../src/storage/open-rows.js';
import { openPostgresDatabase } from '../../src/storage/postgres-database.js';
import { PostgresRows } from '../../src/storage/postgres-rows.js';
import type { Rows, WorkRow } from '../../src/storage/rows.js';
import { describePostgres, openPostgres, type TestDatabase } from '../support/postgres.js';
import { type LossyWay, openLossyWay } from './lossy-way.js';

const now = 1_000_000;

function row(name: string, { value = 'value', expiresAt = null as number | null } = {}) {
  return { namespace: 'things', name: Buffer.from(name), value: Buffer.from(value), expiresAt };
}

function work(name: string, facts: Partial<WorkRow> = {}): WorkRow {
  return { ...row(name), dueAt: now, holder: null, attempts: 0, ...facts };
}

describePostgres('PostgresRows', () => {
  let database: TestDatabase;
  let rows: PostgresRows;

  beforeEach(async () => {
    database = await openPostgres();
    const connections = await openPostgresDatabase({ kind: 'postgres', url: database.url });
    rows = new PostgresRows({ connections, now: () => now });
  });

  afterEach(async () => {
    await rows.close();
    await database.drop();
  });

  const count = async () => (await database.sql('select count(*)::integer from entries'))[0]?.count;

  test('deletes what has expired, and nothing else', async () => {
    await rows.write(row('over', { expiresAt: now }));
    await rows.write(row('not yet', { expiresAt: now + 1 }));
    await rows.write(row('never'));
    await expect(rows.purge()).resolves.toBe(1);
    await expect(count()).resolves.toBe(2);
  });

  test('deletes at most a thousand rows at once, none twice when several are at it', async () => {
    await database.sql(
      `insert into entries (namespace, name, value, expires_at)
       select 'things', int4send(number), '', 1 from generate_series(1, 2500) as number`,
    );
    const deleted = await Promise.all([rows.purge(), rows.purge(), rows.purge(), rows.purge()]);
    expect(Math.max(...deleted)).toBe(1_000);
    const rest = (await rows.purge()) + (await rows.purge()) + (await rows.purge());
    expect(deleted.reduce((sum, each) => sum + each, rest)).toBe(2_500);
    await expect(count()).resolves.toBe(0);
  });

  test('replaces a value only while it is the one that was read', async () => {
    await rows.write(row('one'));
    const by = (value: string) => ({ value: Buffer.from(value), expiresAt: null });
    await expect(rows.replace(row('one'), by('resealed'))).resolves.toBe(true);
    await expect(rows.replace(row('one'), by('too late'))).resolves.toBe(false);
    await expect(rows.find(row('one'))).resolves.toMatchObject({ value: Buffer.from('resealed') });
  });

  test('replaces many values at once, but none that has changed', async () => {
    for (const name of ['one', 'two', 'three']) await rows.write(row(name));
    await rows.write(row('two', { value: 'changed' }));
    const changes = ['one', 'two', 'three'].map((name) => ({ row: row(name), value: Buffer.from('new') }));
    await expect(rows.replaceAll(changes)).resolves.toBe(2);
    await expect(rows.find(row('two'))).resolves.toMatchObject({ value: Buffer.from('changed') });
    await expect(rows.find(row('three'))).resolves.toMatchObject({ value: Buffer.from('new') });
  });

  test('orders names by their bytes, over all namespaces', async () => {
    for (const name of ['b', 'A', 'ä', '\u0000', 'a']) await rows.write(row(name));
    await rows.write({ ...row('first'), namespace: 'Other' });
    const first = await rows.pageAll({ after: null, limit: 3 });
    const rest = await rows.pageAll({ after: first.at(-1) ?? null, limit: 10 });
    expect([...first, ...rest].map(({ name }) => name.toString())).toEqual([
      'first',
      '\u0000',
      'A',
      'a',
      'b',
      'ä',
    ]);
  });
});

describePostgres('PostgresRows with many rows', () => {
  let database: TestDatabase;

  beforeEach(async () => {
    database = await openPostgres();
    await (await openRows({ databaseUrl: database.url, now: () => now })).close();
    await database.sql(`insert into entries (namespace, name, value, expires_at, due_at, holder)
      select 'things-' || number % 3, int4send(number), 'value', case when number % 10 = 0 then number end,
        case when number % 7 = 0 then number end, case when number % 7 = 0 then 'holder-' || number end
      from generate_series(1, 30000) as number`);
    await database.sql('vacuum analyze entries');
  });

  afterEach(() => database.drop());

  const countScans = async () =>
    (await database.sql("select seq_scan::integer from pg_stat_user_tables where relname = 'entries'"))[0]
      ?.seq_scan;

  test('never go through all of them to find some', async () => {
    const before = await countScans();
    const rows = new PostgresRows({
      connections: await openPostgresDatabase({ kind: 'postgres', url: database.url }),
      now: () => now,
    });
    // Often enough for PostgreSQL to settle for a plan that knows no parameters.
    for (let time = 0; time < 12; time += 1) {
      const one = work(`one ${time}`, { namespace: 'things-1' });
      const hold = { holder: `me ${time}`, until: now };
      await rows.find(one);
      await rows.findMany('things-1', [one.name, Buffer.from('other')]);
      await rows.page({ namespace: 'things-1', after: one.name, limit: 10 });
      await rows.pageAll({ after: one, limit: 10 });
      await rows.putAll([one]);
      await rows.namespaces();
      await rows.write(one);
      await rows.insertIfAbsent(one);
      await rows.rewriteWork({ ...one, holder: 'me' });
      await rows.settleWork({ ...one, holder: 'me' });
      await rows.takeWork({ namespace: 'things-1', limit: 10, hold });
      await rows.holdWork(one, hold);
      await rows.countWork('things-1');
      await rows.countWork('none');
      await rows.replaceAll([{ row: one, value: one.value }]);
      await rows.replace(one, { value: Buffer.from('new'), expiresAt: null });
      await rows.replace({ ...one, value: Buffer.from('new') }, null);
      await rows.remove(one);
      await rows.purge();
    }
    // What a connection has done is counted when it ends, at the latest.
    await rows.close();
    await expect(countScans()).resolves.toBe(before);
  });
});

describePostgres('PostgresRows whose answer is lost on the way', () => {
  let database: TestDatabase;
  let way: LossyWay;
  let rows: Rows;
  let other: Rows;

  beforeEach(async () => {
    database = await openPostgres();
    way = await openLossyWay(database.url);
    rows = await openRows({ databaseUrl: way.url, now: () => now });
    other = await openRows({ databaseUrl: database.url, now: () => now });
    await rows.ping();
  });

  afterEach(async () => {
    await rows.close();
    await other.close();
    await way.close();
    await database.drop();
  });

  /** Does it, with its first answer lost although the server had done it. */
  async function lose<Result>(work: () => Promise<Result>): Promise<Result> {
    way.loseNextAnswer();
    try {
      return await work();
    } finally {
      expect(way.lost()).toBe(1);
    }
  }

  const by = (value: string) => ({ value: Buffer.from(value), expiresAt: null });

  test('ask again for what they only read', async () => {
    await rows.write(row('one'));
    await expect(lose(() => rows.find(row('one')))).resolves.toMatchObject({ value: Buffer.from('value') });
  });

  test('know what they inserted themselves for theirs', async () => {
    await expect(lose(() => rows.insertIfAbsent(row('one')))).resolves.toBe(true);
    await expect(rows.insertIfAbsent(row('one', { value: 'late' }))).resolves.toBe(false);
  });

  test('know what somebody else had inserted for theirs', async () => {
    await other.insertIfAbsent(row('one', { value: 'early' }));
    await expect(lose(() => rows.insertIfAbsent(row('one')))).resolves.toBe(false);
  });

  test('know work they added for theirs, and leave it to whoever has it by now', async () => {
    await expect(lose(() => rows.addWork(work('one')))).resolves.toBe(true);
    const hold = { holder: 'other', until: now + 1 };
    await expect(other.takeWork({ namespace: 'things', limit: 9, hold })).resolves.toHaveLength(1);
    await expect(rows.addWork(work('one', { value: Buffer.from('again') }))).resolves.toBe(false);
    await expect(other.holdWork(row('one'), hold)).resolves.toBe(true);
  });

  test('know what they replaced themselves', async () => {
    await rows.write(row('one'));
    await expect(lose(() => rows.replace(row('one'), by('new')))).resolves.toBe(true);
    await expect(rows.find(row('one'))).resolves.toMatchObject({ value: Buffer.from('new') });
  });

  test('throw where a row may have been replaced or removed by them or by somebody else', async () => {
    await rows.write(row('one', { value: 'theirs' }));
    await expect(lose(() => rows.replace(row('one'), by('new')))).rejects.toThrow('nothing tells');
  });

  test('throw where a row was removed, by them or by somebody else', async () => {
    await rows.write(row('one'));
    await expect(lose(() => rows.remove(row('one')))).rejects.toThrow('nothing tells');
    await expect(rows.find(row('one'))).resolves.toBeUndefined();
  });

  test('get the work they have taken, once', async () => {
    for (const name of ['one', 'two', 'three']) await rows.addWork(work(name));
    const hold = { holder: 'me', until: now + 15_000 };
    const taken = await lose(() => rows.takeWork({ namespace: 'things', limit: 2, hold }));
    expect(taken.map(({ attempts }) => attempts)).toEqual([1, 1]);
    const rest = await rows.takeWork({ namespace: 'things', limit: 2, hold: { ...hold, holder: 'again' } });
    expect(rest).toHaveLength(1);
  });

  test('know work that they settled for settled', async () => {
    await rows.addWork(work('one', { holder: 'me', attempts: 1 }));
    const settled = work('one', { holder: 'me', value: Buffer.from('done'), dueAt: null });
    await expect(lose(() => rows.settleWork(settled))).resolves.toBe(true);
    await expect(rows.holdWork(row('one'), { holder: 'me', until: now })).resolves.toBe(false);
  });

  test('write once more what they write, and hold once more what they hold', async () => {
    await lose(() => rows.write(row('one')));
    await expect(rows.find(row('one'))).resolves.toBeDefined();
    await rows.addWork(work('two', { holder: 'me' }));
    way.loseNextAnswer();
    await expect(rows.holdWork(row('two'), { holder: 'me', until: now })).resolves.toBe(true);
  });
});
