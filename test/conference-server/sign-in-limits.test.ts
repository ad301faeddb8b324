import { describe, expect, test } from '@jest/globals';
import { SignInLimits } from '../../src/conference-server/sign-in-limits.js';
import { openMemoryLimiter } from '../../src/memory-limiter.js';

const HOUR_MS = 3_600_000;
const few = { times: 2, withinMs: HOUR_MS };
const many = { times: 1000, withinMs: HOUR_MS };
const stores = { openLimiter: openMemoryLimiter };
const NONE = { perUsernameAndAddress: many, perUsername: many, perAddress: many };
const ADA = { username: 'ada@example.com', address: '192.0.2.1' };

describe('failures are bounded', () => {
  test.each([
    [
      'of one username from one address',
      { perUsernameAndAddress: few },
      { username: 'ADA@example.com', address: '192.0.2.1' },
      { username: 'ada@example.com', address: '192.0.2.2' },
    ],
    [
      'of one username from anywhere',
      { perUsername: few },
      { username: 'Ada@example.com', address: '192.0.2.2' },
      { username: 'bob@example.com', address: '192.0.2.1' },
    ],
    [
      'of one address with any username',
      { perAddress: few },
      { username: 'bob@example.com', address: '192.0.2.1' },
      { username: 'ada@example.com', address: '192.0.2.2' },
    ],
  ])('%s', async (_name, allowances, same, other) => {
    const limits = new SignInLimits(stores, { ...NONE, ...allowances });
    expect([await limits.begin(ADA), await limits.begin(ADA)]).toEqual([undefined, undefined]);
    const seconds = await limits.begin(same);
    expect(seconds).toBeGreaterThan(3500);
    expect(seconds).toBeLessThanOrEqual(3600);
    expect(await limits.begin(other)).toBeUndefined();
  });
});

test('successes are not counted', async () => {
  const limits = new SignInLimits(stores, { perUsernameAndAddress: few, perUsername: few, perAddress: few });
  for (let round = 0; round < 5; round += 1) {
    expect(await limits.begin(ADA)).toBeUndefined();
    await limits.succeed(ADA);
  }
});
