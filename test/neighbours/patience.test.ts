import { describe, expect, test } from '@jest/globals';
import { OutOfTimeError, Patience, systemClock } from '../../src/neighbours/patience.js';
import { StarLeafError } from '../../src/starleaf/errors.js';
import { isPassing } from '../../src/starleaf/outage.js';
import { PausingClock } from '../starleaf/support.js';

const timings = { exchangeMs: 5_000, budgetMs: 8_000, pauseMs: 200 };

/** Work that fails with each error in turn and then succeeds, on a clock where each try takes a while. */
async function run(errors: readonly Error[], options: { tryMs?: number } = {}) {
  const clock = new PausingClock();
  const patience = new Patience(timings, clock);
  const rest = [...errors];
  const limits: number[] = [];
  let attempt = 0;
  const outcome = await patience
    .repeat(async (number) => {
      attempt = number;
      limits.push(patience.exchangeMs);
      if (options.tryMs) await clock.pause(options.tryMs);
      const error = rest.shift();
      if (error) throw error;
      return 'done';
    }, isPassing)
    .catch((error: unknown) => error);
  return { outcome, pauses: clock.pauses, limits, attempt };
}

const down = new StarLeafError('unreachable', { status: 503 });

describe('repeating', () => {
  test('pauses longer each time', async () => {
    const { outcome, pauses, attempt } = await run([down, down, down]);
    expect({ outcome, pauses, attempt }).toEqual({ outcome: 'done', pauses: [100, 200, 400], attempt: 4 });
  });

  test('ends when the next pause would not leave time for a try', async () => {
    const { outcome, pauses } = await run(Array.from({ length: 50 }, () => down));
    expect(outcome).toBe(down);
    expect(pauses).toEqual([100, 200, 400, 800, 1600, 3200]);
  });

  test('gives the first try all its time and the others what is left', async () => {
    const { outcome, limits } = await run([down, down], { tryMs: 3_800 });
    expect(outcome).toBe(down);
    expect(limits).toEqual([5_000, 4_100]);
  });

  test.each([
    new StarLeafError('unreachable'),
    new StarLeafError('unreachable', { status: 500 }),
    new StarLeafError('slow'),
    new StarLeafError('busy', { status: 429 }),
  ])('follows a passing failure: $message', async (error) => {
    expect(await run([error])).toMatchObject({ outcome: 'done', attempt: 2 });
  });

  test.each([
    new StarLeafError('unreachable', { status: 449 }),
    new StarLeafError('down'),
    new StarLeafError('quota', { status: 507 }),
    new StarLeafError('refused', { status: 400 }),
    new StarLeafError('unexpected'),
    new StarLeafError('sign-in-refused', { status: 401 }),
    new TypeError('a mistake of ours'),
  ])('does not follow one that stays: $message', async (error) => {
    expect(await run([error])).toMatchObject({ outcome: error, attempt: 1, pauses: [] });
  });
});

describe('Retry-After', () => {
  test('is waited for when there is time', async () => {
    const error = new StarLeafError('busy', { status: 429, retryAfterSeconds: 3 });
    expect(await run([error])).toMatchObject({ outcome: 'done', pauses: [3_000] });
  });

  test('does not shorten the pause', async () => {
    const error = new StarLeafError('busy', { status: 429, retryAfterSeconds: 0 });
    expect(await run([error])).toMatchObject({ outcome: 'done', pauses: [100] });
  });

  test('is passed on at once when nobody would wait that long', async () => {
    const error = new StarLeafError('busy', { status: 429, retryAfterSeconds: 60 });
    expect(await run([error])).toMatchObject({ outcome: error, pauses: [] });
  });
});

describe('the budget', () => {
  test('is one for all that a person waits for', async () => {
    const clock = new PausingClock();
    const patience = new Patience(timings, clock);
    await patience.repeat(() => clock.pause(6_000), isPassing);
    expect(patience.exchangeMs).toBe(2_000);
    await clock.pause(1_900);
    expect(() => patience.exchangeMs).toThrow(OutOfTimeError);
  });

  test('begins with the first exchange', async () => {
    const clock = new PausingClock();
    const patience = new Patience(timings, clock);
    await clock.pause(60_000);
    expect(patience.exchangeMs).toBe(5_000);
  });

  test('ends what never would', async () => {
    const patience = new Patience({ ...timings, budgetMs: 20 }, systemClock);
    await expect(patience.within(() => new Promise(() => {}))).rejects.toThrow(OutOfTimeError);
  });

  test('passes on what fails by itself', async () => {
    const patience = new Patience(timings, systemClock);
    await expect(patience.within(() => Promise.reject(down))).rejects.toBe(down);
  });
});
