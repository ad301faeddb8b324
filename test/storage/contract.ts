import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Storage } from '../../src/storage/storage.js';

/** A store to be held to the contract: empty, on a clock of the test's own. */
export interface StoreUnderTest {
  /** Opens the store. Called twice without a closing between, both look at the same data, as two processes would. */
  open(now: () => number): Promise<Storage>;
  /** Everything it kept goes. */
  destroy(): Promise<void>;
}

/** What every store must do, whichever engine is below. */
export function describeStorage(name: string, create: () => Promise<StoreUnderTest>): void {
  describe(`${name} as a store`, () => {
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

    test('is, when broken, an error and not a stranger', async () => {
      const keyv = storage.keyv('things');
      await keyv.set('key', 'value');
      await storage.close();
      await expect(keyv.get('key')).rejects.toThrow();
      await expect(keyv.get(['key'])).rejects.toThrow();
      await expect(keyv.has('key')).rejects.toThrow();
      await expect(keyv.set('key', 'value')).rejects.toThrow();
      await expect(keyv.delete('key')).rejects.toThrow();
      await expect(keyv.clear()).rejects.toThrow();
      await expect(keyv.iterator?.(undefined).next()).rejects.toThrow();
      await expect(storage.insertIfAbsent('things', 'key', 'value')).rejects.toThrow();
      await expect(storage.ping()).rejects.toThrow();
    });

    test('may be closed twice', async () => {
      await storage.close();
      await expect(storage.close()).resolves.toBeUndefined();
    });
  });
}
