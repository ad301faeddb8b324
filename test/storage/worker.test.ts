import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { pino } from 'pino';
import type { HeldJob, Jobs } from '../../src/storage/jobs.js';
import type { Storage } from '../../src/storage/storage.js';
import { Worker, type WorkerOptions } from '../../src/storage/worker.js';
import { createTemporaryStore, type TemporaryStore } from './temporary-store.js';

const logger = pino({ level: 'silent' });

describe('Worker', () => {
  let store: TemporaryStore;
  let storage: Storage;
  let jobs: Jobs<string>;
  let worker: Worker<string> | undefined;
  let now: number;

  beforeEach(async () => {
    now = Date.parse('2026-11-25T15:00:00Z');
    store = await createTemporaryStore();
    storage = await store.open({ now: () => now });
    jobs = storage.jobs('work');
  });

  afterEach(async () => {
    await worker?.stop();
    await storage.close();
    await store.destroy();
  });

  function hire(
    work: (job: HeldJob<string>) => Promise<number | undefined>,
    options: Partial<WorkerOptions<string>> = {},
  ): Worker<string> {
    worker = new Worker({ jobs, work, concurrency: 2, logger, now: () => now, ...options });
    return worker;
  }

  test('does what is due, each piece once, never more at once than it may', async () => {
    for (const id of ['a', 'b', 'c', 'd', 'e']) await jobs.add(id, id);
    const seen: string[] = [];
    let atOnce = 0;
    let most = 0;
    const all = new Promise<void>((resolve) => {
      hire(async ({ payload }) => {
        atOnce += 1;
        most = Math.max(most, atOnce);
        await storage.ping();
        atOnce -= 1;
        if (seen.push(payload) === 5) resolve();
        return undefined;
      }).start();
    });
    await all;
    await worker?.settled();
    expect([...seen].sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(most).toBe(2);
    await expect(jobs.depth()).resolves.toMatchObject({ unfinished: 0 });
  });

  test('does at once what was held from birth', async () => {
    const work = jest.fn(async () => undefined);
    const job = await jobs.begin('one', 'payload');
    if (job !== null) await hire(work).run(job);
    expect(work).toHaveBeenCalledTimes(1);
    await expect(jobs.depth()).resolves.toMatchObject({ unfinished: 0 });
  });

  test('puts back what is due again, for when it says', async () => {
    const job = await jobs.begin('one', 'payload');
    if (job !== null) await hire(async () => now + 5_000).run(job);
    now += 4_999;
    await expect(jobs.take(1)).resolves.toEqual([]);
    now += 1;
    await expect(jobs.take(1)).resolves.toHaveLength(1);
  });

  test('puts back what failed, each time for twice as long', async () => {
    const broken = hire(() => Promise.reject(new Error('broken')));
    const first = await jobs.begin('one', 'payload');
    if (first !== null) await broken.run(first);
    now += 1_000;
    const [second] = await jobs.take(1);
    if (second !== undefined) await broken.run(second);
    now += 1_999;
    await expect(jobs.take(1)).resolves.toEqual([]);
    now += 1;
    await expect(jobs.take(1)).resolves.toMatchObject([{ attempts: 3 }]);
  });

  test('finishes what is at work before it stops, and takes up nothing more', async () => {
    let finish = (): void => {};
    const work = jest.fn(
      () =>
        new Promise<undefined>((resolve) => {
          finish = () => resolve(undefined);
        }),
    );
    const job = await jobs.begin('one', 'payload');
    const running = job === null ? undefined : hire(work).run(job);
    const stopped = worker?.stop();
    await jobs.add('two', 'payload');
    worker?.wake();
    finish();
    await Promise.all([running, stopped]);
    expect(work).toHaveBeenCalledTimes(1);
    await expect(jobs.depth()).resolves.toMatchObject({ unfinished: 1 });
  });

  test('hands over at once what takes longer than it may when stopping', async () => {
    const job = await jobs.begin('one', 'payload');
    if (job !== null) void hire(() => new Promise(() => {}), { graceMs: 1 }).run(job);
    await worker?.stop();
    await expect(jobs.take(1)).resolves.toMatchObject([{ id: 'one', attempts: 2 }]);
    worker = undefined;
  });

  test('goes on looking when the store fails once', async () => {
    await jobs.add('one', 'payload');
    let isBroken = true;
    const flaky: Jobs<string> = {
      ...jobs,
      take: async (limit) => {
        if (!isBroken) return jobs.take(limit);
        isBroken = false;
        throw new Error('no store');
      },
    };
    const done = new Promise<void>((resolve) => {
      hire(
        async () => {
          resolve();
          return undefined;
        },
        { jobs: flaky, pollMs: 1 },
      ).start();
    });
    await done;
  });
});
