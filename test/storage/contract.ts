import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { RateLimiterRes } from 'rate-limiter-flexible';
import { createLimiters, StoredRateLimiter } from '../../src/storage/rate-limiter.js';
import type { Storage, StoredEntry } from '../../src/storage/storage.js';

/** A store to be held to the contract: empty, on a clock of the test's own. */
export interface StoreUnderTest {
  /** Opens the store. Called twice without a closing between, both look at the same data, as two processes would. */
  open(now: () => number): Promise<Storage>;
  /** Takes the store away from those who have it open, for real. */
  breakDown(storage: Storage): Promise<void>;
  /** Everything it kept goes. */
  destroy(): Promise<void>;
}

/** What every store must do, whichever engine is below. */
export function describeStorage(
  name: string,
  create: () => Promise<StoreUnderTest>,
  describeIt: (name: string, tests: () => void) => void = describe,
): void {
  describeIt(`${name} as a store`, () => {
    let store: StoreUnderTest;
    let storage: Storage;
    let now: number;

    beforeEach(async () => {
      now = Date.parse('2026-11-25T15:00:00Z');
      store = await create();
      storage = await store.open(() => now);
    });

    afterEach(async () => {
      await storage.close();
      await store.destroy();
    });

    test.each([
      ['a string', ':text with a colon before it'],
      ['a number', 0],
      ['false', false],
      ['null', null],
      ['a list', ['a', { b: 1 }]],
      ['an object', { email: 'ada@example.com', nested: { when: 'never' } }],
    ])('gives back %s as it was kept', async (_kind, value) => {
      const keyv = storage.keyv('things');
      await keyv.set('key', value);
      await expect(keyv.get('key')).resolves.toEqual(value);
      await expect(keyv.has('key')).resolves.toBe(true);
    });

    test('answers undefined for what was never kept', async () => {
      const keyv = storage.keyv('things');
      await expect(keyv.get('key')).resolves.toBeUndefined();
      await expect(keyv.has('key')).resolves.toBe(false);
      await expect(keyv.delete('key')).resolves.toBe(false);
    });

    test('keeps the last of two values', async () => {
      const keyv = storage.keyv<string>('things');
      await keyv.set('key', 'first');
      await keyv.set('key', 'second');
      await expect(keyv.get('key')).resolves.toBe('second');
    });

    test('tells keys apart by every character, and takes any', async () => {
      const keyv = storage.keyv<string>('things');
      const keys = ['a', 'A', 'a ', '', 'things:a', 'a/b:c', 'ä', '名前', '\u0000', '\ud83d\ude80'];
      for (const key of keys) await keyv.set(key, `under ${key}`);
      for (const key of keys) await expect(keyv.get(key)).resolves.toBe(`under ${key}`);
    });

    test('gets several at once, in the order they were asked for', async () => {
      const keyv = storage.keyv<number>('things');
      await keyv.set('one', 1);
      await keyv.set('two', 2);
      await expect(keyv.get(['two', 'none', 'one'])).resolves.toEqual([2, undefined, 1]);
    });

    test('forgets what is deleted, once', async () => {
      const keyv = storage.keyv<string>('things');
      await keyv.set('key', 'value');
      const answers = await Promise.all([keyv.delete('key'), keyv.delete('key')]);
      expect(answers.filter(Boolean)).toHaveLength(1);
      await expect(keyv.get('key')).resolves.toBeUndefined();
    });

    test('keeps namespaces apart, also when one of them is cleared', async () => {
      const [one, two] = [storage.keyv<string>('one'), storage.keyv<string>('two')];
      await one.set('key', 'in one');
      await two.set('key', 'in two');
      await one.clear();
      await expect(one.get('key')).resolves.toBeUndefined();
      await expect(two.get('key')).resolves.toBe('in two');
    });

    test('iterates over the keys and values of one namespace, however many', async () => {
      const keyv = storage.keyv<number>('things');
      await storage.keyv('others').set('key', 'value');
      const kept = Array.from({ length: 250 }, (_, index): [string, number] => [`key ${index}`, index]);
      for (const [key, value] of kept) await keyv.set(key, value);
      const found: unknown[] = [];
      for await (const entry of keyv.iterator?.(undefined) ?? []) found.push(entry);
      expect(found).toHaveLength(kept.length);
      expect(found).toEqual(expect.arrayContaining(kept));
    });

    test('drops a value when its time is over, not before', async () => {
      const keyv = storage.keyv<string>('things');
      await keyv.set('key', 'value', 1_000);
      now += 999;
      await expect(keyv.get('key')).resolves.toBe('value');
      now += 1;
      await expect(keyv.get('key')).resolves.toBeUndefined();
      await expect(keyv.get(['key'])).resolves.toEqual([undefined]);
      await expect(keyv.has('key')).resolves.toBe(false);
      await expect(keyv.delete('key')).resolves.toBe(false);
      for await (const entry of keyv.iterator?.(undefined) ?? []) expect(entry).toBeUndefined();
    });

    test('takes times to live that are no whole milliseconds', async () => {
      await storage.keyv('things').set('key', 'value', 0.5);
      await storage.insertIfAbsent('things', 'other', 'value', 1.5);
      await storage.jobs('work').add('one', 'payload', now - 0.5);
      await expect(storage.keyv('things').get(['key', 'other'])).resolves.toEqual(['value', 'value']);
      await expect(storage.jobs('work').take(1)).resolves.toHaveLength(1);
    });

    test('gives a whole namespace its time to live, which a single value may shorten or outlive', async () => {
      const keyv = storage.keyv<string>('things', { ttlMs: 1_000 });
      await keyv.set('usual', 'value');
      await keyv.set('longer', 'value', 5_000);
      now += 2_000;
      await expect(keyv.get('usual')).resolves.toBeUndefined();
      await expect(keyv.get('longer')).resolves.toBe('value');
    });

    test('lets a value written again live as long as the new one says', async () => {
      const keyv = storage.keyv<string>('things');
      await keyv.set('key', 'short', 1_000);
      await keyv.set('key', 'for ever');
      now += 2_000;
      await expect(keyv.get('key')).resolves.toBe('for ever');
    });

    describe('insertIfAbsent', () => {
      test('writes what keyv reads, and only once', async () => {
        await expect(storage.insertIfAbsent('things', 'key', { by: 'first' })).resolves.toBe(true);
        await expect(storage.insertIfAbsent('things', 'key', { by: 'second' })).resolves.toBe(false);
        await expect(storage.keyv('things').get('key')).resolves.toEqual({ by: 'first' });
      });

      test('leaves alone what keyv wrote', async () => {
        await storage.keyv('things').set('key', 'from keyv');
        await expect(storage.insertIfAbsent('things', 'key', 'late')).resolves.toBe(false);
      });

      test('writes again after deletion, and in another namespace', async () => {
        await storage.insertIfAbsent('things', 'key', 1);
        await expect(storage.insertIfAbsent('others', 'key', 2)).resolves.toBe(true);
        await storage.keyv('things').delete('key');
        await expect(storage.insertIfAbsent('things', 'key', 3)).resolves.toBe(true);
      });

      test('counts what has expired as absent', async () => {
        await storage.insertIfAbsent('things', 'key', 'first', 1_000);
        now += 999;
        await expect(storage.insertIfAbsent('things', 'key', 'early')).resolves.toBe(false);
        now += 1;
        await expect(storage.insertIfAbsent('things', 'key', 'second', 1_000)).resolves.toBe(true);
        await expect(storage.insertIfAbsent('things', 'key', 'third')).resolves.toBe(false);
        await expect(storage.keyv('things').get('key')).resolves.toBe('second');
      });

      test('has one winner among many at once, also through two openings of the store', async () => {
        const other = await store.open(() => now);
        const answers = await Promise.all(
          Array.from({ length: 20 }, (_, index) =>
            (index % 2 === 0 ? storage : other).insertIfAbsent('things', 'key', index),
          ),
        );
        await other.close();
        expect(answers.filter(Boolean)).toHaveLength(1);
        await expect(storage.keyv('things').get('key')).resolves.toBe(answers.indexOf(true));
      });
    });

    describe('change', () => {
      const one = (before: number | undefined) => (before ?? 0) + 1;

      test('puts in place what comes of what was there, and gives it', async () => {
        await expect(storage.change('things', 'key', one)).resolves.toBe(1);
        await expect(storage.change('things', 'key', one)).resolves.toBe(2);
        await expect(storage.keyv('things').get('key')).resolves.toBe(2);
      });

      test('removes where nothing comes of it', async () => {
        await storage.keyv('things').set('key', 'value');
        await expect(storage.change('things', 'key', () => undefined)).resolves.toBeUndefined();
        await expect(storage.change('things', 'key', () => undefined)).resolves.toBeUndefined();
        await expect(storage.keyv('things').has('key')).resolves.toBe(false);
      });

      test('lets the value live as long as it says', async () => {
        await storage.change('things', 'key', one, 1_000);
        now += 1_000;
        await expect(storage.change('things', 'key', one)).resolves.toBe(1);
      });

      test('loses nothing when many change the same through two openings of the store', async () => {
        const other = await store.open(() => now);
        const changes = Array.from({ length: 40 }, (_, index) =>
          (index % 2 === 0 ? storage : other).change('things', 'key', one),
        );
        const seen = await Promise.all(changes);
        await other.close();
        expect([...seen].sort((a, b) => Number(a) - Number(b))).toEqual(seen.map((_, index) => index + 1));
      });
    });

    describe('inTurn', () => {
      test('lets nobody in, through any opening of the store, before the one before is out', async () => {
        const other = await store.open(() => now);
        let inside = 0;
        let most = 0;
        const work = async () => {
          inside += 1;
          most = Math.max(most, inside);
          await storage.ping();
          inside -= 1;
        };
        await Promise.all(
          Array.from({ length: 12 }, (_, index) => (index % 2 === 0 ? storage : other).inTurn('name', work)),
        );
        await other.close();
        expect(most).toBe(1);
      });

      test('gives what the work gives, throws what it throws, and is free again', async () => {
        await expect(storage.inTurn('name', async () => 'done')).resolves.toBe('done');
        await expect(storage.inTurn('name', () => Promise.reject(new Error('broken')))).rejects.toThrow(
          'broken',
        );
        await expect(storage.inTurn('name', async () => 'again')).resolves.toBe('again');
      });

      test('keeps different names apart', async () => {
        const within = await storage.inTurn('one', () => storage.inTurn('two', async () => 'both'));
        expect(within).toBe('both');
      });

      test('lets others in ten seconds after a holder has died', async () => {
        const dying = await store.open(() => now);
        let isIn = (): void => {};
        const entered = new Promise<void>((resolve) => {
          isIn = resolve;
        });
        const never = dying.inTurn('name', () => {
          isIn();
          return new Promise<void>(() => {});
        });
        await entered;
        await dying.close();
        now += 10_000;
        await expect(storage.inTurn('name', async () => 'free')).resolves.toBe('free');
        expect(never).toBeInstanceOf(Promise);
      });
    });

    describe('jobs', () => {
      test('are taken up once, with what was written down', async () => {
        const jobs = storage.jobs<{ text: string }>('work');
        await expect(jobs.add('one', { text: 'tomorrow' })).resolves.toBe(true);
        const [job] = await jobs.take(10);
        expect(job).toMatchObject({ id: 'one', payload: { text: 'tomorrow' }, attempts: 1 });
        await expect(jobs.take(10)).resolves.toEqual([]);
      });

      test('are known by their id until an hour after they were done', async () => {
        const jobs = storage.jobs('work');
        const job = await jobs.begin('one', 'payload');
        await expect(jobs.begin('one', 'repeat')).resolves.toBeNull();
        await expect(job?.done()).resolves.toBe(true);
        now += 60 * 60 * 1000 - 1;
        await expect(jobs.add('one', 'repeat')).resolves.toBe(false);
        now += 1;
        await expect(jobs.add('one', 'anew')).resolves.toBe(true);
      });

      test('have one maker, when the same comes twice at once through two openings of the store', async () => {
        const other = await store.open(() => now);
        const begun = await Promise.all(
          Array.from({ length: 10 }, (_, index) =>
            (index % 2 === 0 ? storage : other).jobs('work').begin('one', index),
          ),
        );
        await other.close();
        expect(begun.filter((job) => job !== null)).toHaveLength(1);
      });

      test('are each taken up by one of several takers', async () => {
        const other = await store.open(() => now);
        for (let index = 0; index < 30; index += 1) await storage.jobs('work').add(String(index), index);
        const taken = await Promise.all(
          Array.from({ length: 10 }, (_, index) => (index % 2 === 0 ? storage : other).jobs('work').take(4)),
        );
        await other.close();
        const ids = taken.flat().map(({ id }) => id);
        expect(ids).toHaveLength(30);
        expect(new Set(ids).size).toBe(30);
      });

      test('fall to another taker when their holder says nothing for fifteen seconds', async () => {
        const jobs = storage.jobs('work');
        const first = await jobs.begin('one', 'payload');
        now += 14_999;
        await expect(first?.hold()).resolves.toBe(true);
        now += 14_999;
        await expect(jobs.take(1)).resolves.toEqual([]);
        now += 1;
        const [second] = await jobs.take(1);
        expect(second).toMatchObject({ id: 'one', attempts: 2 });
        await expect(first?.hold()).resolves.toBe(false);
        await expect(first?.done()).resolves.toBe(false);
        await expect(first?.putBack(now)).resolves.toBe(false);
        await expect(second?.done()).resolves.toBe(true);
      });

      test('come again when they are due, as they were put back', async () => {
        const jobs = storage.jobs<string>('work');
        const job = await jobs.begin('one', 'first');
        await job?.putBack(now + 5_000, 'second');
        await expect(jobs.take(1)).resolves.toEqual([]);
        now += 5_000;
        const [again] = await jobs.take(1);
        expect(again).toMatchObject({ payload: 'second', attempts: 2 });
      });

      test('go on from what was written down last, by whoever takes them up', async () => {
        const jobs = storage.jobs<string>('work');
        const first = await jobs.begin('one', 'first');
        await expect(first?.rewrite('half done')).resolves.toBe(true);
        await expect(jobs.take(1)).resolves.toEqual([]);
        await first?.putBack(now);
        const [second] = await jobs.take(1);
        expect(second).toMatchObject({ payload: 'half done', attempts: 2 });
        await expect(first?.rewrite('too late')).resolves.toBe(false);
        now += 15_000;
        const [third] = await jobs.take(1);
        expect(third).toMatchObject({ payload: 'half done', attempts: 3 });
      });

      test('that are forgotten may be written down anew at once', async () => {
        const jobs = storage.jobs<string>('work');
        const job = await jobs.begin('one', 'first');
        await expect(job?.forget()).resolves.toBe(true);
        await expect(job?.done()).resolves.toBe(false);
        await expect(jobs.begin('one', 'anew')).resolves.toMatchObject({ payload: 'anew' });
      });

      test('are taken up in the order they are due, and not before', async () => {
        const jobs = storage.jobs('work');
        await jobs.add('later', 1, now + 1);
        await jobs.add('second', 1, now);
        await jobs.add('first', 1, now - 1);
        const taken = await jobs.take(2);
        expect(taken.map(({ id }) => id).sort()).toEqual(['first', 'second']);
        await expect(jobs.depth()).resolves.toEqual({ due: 0, unfinished: 3, oldestDueAt: null });
      });

      test('are counted: due, unfinished, and how long the oldest has waited', async () => {
        const jobs = storage.jobs('work');
        await expect(jobs.depth()).resolves.toEqual({ due: 0, unfinished: 0, oldestDueAt: null });
        await jobs.add('waiting', 1, now - 7);
        await jobs.add('later', 1, now + 7);
        const done = await jobs.begin('done', 1);
        await done?.done();
        await jobs.begin('at work', 1);
        await expect(jobs.depth()).resolves.toEqual({ due: 1, unfinished: 3, oldestDueAt: now - 7 });
      });

      test('of different queues know nothing of each other', async () => {
        await storage.jobs('one').add('id', 1);
        await expect(storage.jobs('two').take(1)).resolves.toEqual([]);
        await expect(storage.jobs('two').add('id', 2)).resolves.toBe(true);
      });

      test('outlive the process', async () => {
        await storage.jobs('work').begin('one', 'payload');
        await storage.close();
        storage = await store.open(() => now);
        now += 15_000;
        await expect(storage.jobs('work').take(1)).resolves.toMatchObject([{ payload: 'payload' }]);
      });
    });

    test('names what is in use, and shows all of it: values by key, work by id', async () => {
      await storage.keyv('things').set('key', { some: 'value' });
      await storage.keyv('passing').set('key', 'value', 1_000);
      await storage.inTurn('name', async () => {
        await storage.jobs('work').add('open', { some: 'work' });
        await (await storage.jobs('work').begin('done', 1))?.done();
        expect([...(await storage.namespaces())].sort()).toEqual(['passing', 'things', 'work']);
      });
      now += 1_000;
      expect([...(await storage.namespaces())].sort()).toEqual(['things', 'work']);
      await expect(all('things')).resolves.toEqual([{ key: 'key', value: { some: 'value' } }]);
      await expect(all('work')).resolves.toEqual([
        { key: 'done', value: undefined },
        { key: 'open', value: { some: 'work' } },
      ]);
      await expect(all('nothing')).resolves.toEqual([]);
    });

    test('takes away what is come across, of any number, and work with it', async () => {
      for (let index = 0; index < 250; index += 1) await storage.keyv('things').set(`${index}`, index);
      for await (const { key, value } of storage.entries('things')) {
        if (Number(value) % 50 !== 0) await storage.remove('things', key);
      }
      expect((await all('things')).map(({ key }) => key)).toEqual(['0', '100', '150', '200', '50']);
      const job = await storage.jobs('work').begin('one', 1);
      await expect(storage.remove('work', 'one')).resolves.toBe(true);
      await expect(storage.remove('work', 'one')).resolves.toBe(false);
      await expect(job?.done()).resolves.toBe(false);
      await expect(all('work')).resolves.toEqual([]);
    });

    async function all(namespace: string): Promise<readonly StoredEntry[]> {
      const entries: StoredEntry[] = [];
      for await (const entry of storage.entries(namespace)) entries.push(entry);
      return entries.sort((one, other) => (one.key < other.key ? -1 : 1));
    }

    describe('rate limits', () => {
      const openLimits = (of: Storage, name = 'sign-in') =>
        createLimiters(of, () => now)(name, { times: 3, withinMs: 10_000 });

      test('let through what is allowed, and say how long to wait for more', async () => {
        const limits = openLimits(storage);
        for (let count = 1; count <= 3; count += 1)
          await expect(limits.count('ada')).resolves.toBeUndefined();
        now += 2_500;
        await expect(limits.count('ada')).resolves.toBe(8);
        await expect(limits.count('ben')).resolves.toBeUndefined();
        now += 7_500;
        await expect(limits.count('ada')).resolves.toBeUndefined();
      });

      test('count from the first, however often it is tried meanwhile', async () => {
        const limits = openLimits(storage);
        for (let second = 0; second < 10; second += 1) {
          await limits.count('ada');
          now += 1_000;
        }
        await expect(limits.count('ada')).resolves.toBeUndefined();
      });

      test('count exactly, when many come at once through two openings of the store', async () => {
        const other = await store.open(() => now);
        const [here, there] = [openLimits(storage), openLimits(other)];
        const waits = await Promise.all(
          Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? here : there).count('ada')),
        );
        await other.close();
        expect(waits.filter((wait) => wait === undefined)).toHaveLength(3);
      });

      test('take back what turned out right, and forget', async () => {
        const limits = openLimits(storage);
        for (let count = 1; count <= 3; count += 1) await limits.count('ada');
        await limits.takeBack('ada');
        await expect(limits.count('ada')).resolves.toBeUndefined();
        await expect(limits.count('ada')).resolves.toBe(10);
        await limits.forget('ada');
        await expect(limits.count('ada')).resolves.toBeUndefined();
      });

      test('of different names know nothing of each other', async () => {
        for (let count = 1; count <= 4; count += 1) await openLimits(storage).count('ada');
        await expect(openLimits(storage, 'connect').count('ada')).resolves.toBeUndefined();
      });

      test('hold over a restart', async () => {
        for (let count = 1; count <= 3; count += 1) await openLimits(storage).count('ada');
        await storage.close();
        storage = await store.open(() => now);
        await expect(openLimits(storage).count('ada')).resolves.toBe(10);
      });

      test('do what the package promises: points, blocks, and what is left', async () => {
        const limiter = new StoredRateLimiter({
          storage,
          name: 'all',
          points: 5,
          withinMs: 10_000,
          now: () => now,
        });
        await expect(limiter.get('ada')).resolves.toBeNull();
        await expect(limiter.consume('ada', 2)).resolves.toMatchObject({
          consumedPoints: 2,
          remainingPoints: 3,
          msBeforeNext: 10_000,
          isFirstInDuration: true,
        });
        await expect(limiter.penalty('ada', 2)).resolves.toMatchObject({ consumedPoints: 4 });
        await expect(limiter.get('ada')).resolves.toMatchObject({ remainingPoints: 1 });
        await limiter.block('ada', 60);
        now += 59_999;
        await expect(limiter.consume('ada')).rejects.toMatchObject({ msBeforeNext: 1 });
        now += 1;
        await expect(limiter.consume('ada')).resolves.toMatchObject({ consumedPoints: 1 });
        await expect(limiter.delete('ada')).resolves.toBe(true);
        await expect(limiter.delete('ada')).resolves.toBe(false);
      });

      test('are, on a broken store, an error and no way in', async () => {
        const limits = openLimits(storage);
        await store.breakDown(storage);
        await expect(limits.count('ada')).rejects.not.toBeInstanceOf(RateLimiterRes);
      });
    });

    test('keeps everything over a restart', async () => {
      await storage.keyv('things').set('key', 'value');
      await storage.close();
      storage = await store.open(() => now);
      await expect(storage.keyv('things').get('key')).resolves.toBe('value');
      await expect(storage.insertIfAbsent('things', 'key', 'late')).resolves.toBe(false);
    });

    test('answers a ping', async () => {
      await expect(storage.ping()).resolves.toBeUndefined();
    });

    test('refuses a namespace that is none, or the store’s own', async () => {
      for (const namespace of ['', 'Things', 'a\u0000b', 'storage']) {
        expect(() => storage.keyv(namespace)).toThrow('namespace');
        await expect(storage.insertIfAbsent(namespace, 'key', 1)).rejects.toThrow('namespace');
      }
    });

    test.each<[string, () => Promise<void>]>([
      ['broken', () => store.breakDown(storage)],
      ['closed', () => storage.close()],
    ])('is, when %s, an error and not a stranger', async (_how, end) => {
      const keyv = storage.keyv('things');
      await keyv.set('key', 'value');
      const job = await storage.jobs('work').begin('held', 'payload');
      await end();
      await expect(keyv.get('key')).rejects.toThrow();
      await expect(keyv.get(['key'])).rejects.toThrow();
      await expect(keyv.has('key')).rejects.toThrow();
      await expect(keyv.set('key', 'value')).rejects.toThrow();
      await expect(keyv.delete('key')).rejects.toThrow();
      await expect(keyv.clear()).rejects.toThrow();
      await expect(keyv.iterator?.(undefined).next()).rejects.toThrow();
      await expect(storage.insertIfAbsent('things', 'key', 'value')).rejects.toThrow();
      await expect(storage.change('things', 'key', () => 1)).rejects.toThrow();
      await expect(storage.inTurn('name', async () => 1)).rejects.toThrow();
      await expect(storage.jobs('work').begin('one', 1)).rejects.toThrow();
      await expect(storage.jobs('work').take(1)).rejects.toThrow();
      await expect(storage.jobs('work').depth()).rejects.toThrow();
      await expect(job?.hold()).rejects.toThrow();
      await expect(job?.done()).rejects.toThrow();
      await expect(storage.namespaces()).rejects.toThrow();
      await expect(all('things')).rejects.toThrow();
      await expect(storage.remove('things', 'key')).rejects.toThrow();
      await expect(storage.ping()).rejects.toThrow();
    });

    test('may be closed twice', async () => {
      await storage.close();
      await expect(storage.close()).resolves.toBeUndefined();
    });
  });
}
