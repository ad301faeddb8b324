import { describe, expect, test } from '@jest/globals';
import { Latest } from '../../../src/slack/home/latest.js';

/** Work that ends when it is told to. */
function controlled() {
  const ends: (() => void)[] = [];
  return { ends, work: () => new Promise<void>((resolve) => ends.push(resolve)) };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('only the newest counts', () => {
  test('asked for again and again while it runs, work runs once more', async () => {
    const latest = new Latest();
    const { ends, work } = controlled();
    const asked = [latest.run('a', work)];
    await turn();
    asked.push(latest.run('a', work), latest.run('a', work), latest.run('a', work));
    expect(ends).toHaveLength(1);
    ends[0]?.();
    await turn();
    expect(ends).toHaveLength(2);
    ends[1]?.();
    await Promise.all(asked);
    expect(ends).toHaveLength(2);
  });

  test('work of others does not wait', async () => {
    const latest = new Latest();
    const { ends, work } = controlled();
    const both = [latest.run('a', work), latest.run('b', work)];
    await turn();
    expect(ends).toHaveLength(2);
    for (const end of ends) end();
    await Promise.all(both);
    await latest.settled();
  });

  test('work that failed can be asked for again', async () => {
    const latest = new Latest();
    await expect(latest.run('a', () => Promise.reject(new Error('once')))).rejects.toThrow('once');
    await latest.run('a', async () => {});
  });
});
