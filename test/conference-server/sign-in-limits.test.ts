import { describe, expect, test } from '@jest/globals';
import { SignInLimits } from '../../src/conference-server/sign-in-limits.js';
import { openStores } from './fixture.js';

const HOUR_MS = 3_600_000;
const few = { times: 2, withinMs: HOUR_MS };
const many = { times: 1000, withinMs: HOUR_MS };
const NONE = {
  perUsernameAndAddress: many,
  perUsername: many,
  perAddress: many,
  challengesPerAddress: many,
};
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
    const limits = new SignInLimits(await openStores(), { ...NONE, ...allowances });
    expect([await limits.begin(ADA), await limits.begin(ADA)]).toEqual([undefined, undefined]);
    const seconds = await limits.begin(same);
    expect(seconds).toBeGreaterThan(3500);
    expect(seconds).toBeLessThanOrEqual(3600);
    expect(await limits.begin(other)).toBeUndefined();
  });
});

test('successes are not counted', async () => {
  const limits = new SignInLimits(await openStores(), {
    ...NONE,
    perUsernameAndAddress: few,
    perUsername: few,
    perAddress: few,
  });
  for (let round = 0; round < 5; round += 1) {
    expect(await limits.begin(ADA)).toBeUndefined();
    await limits.succeed(ADA);
  }
});

test('an app, from which many people sign in, is counted by username alone', async () => {
  const limits = new SignInLimits(await openStores(), {
    ...NONE,
    perUsernameAndAddress: few,
    perAddress: few,
  });
  const people = ['ada', 'bob', 'carl', 'dora'].map((username) => ({ username, address: null }));
  for (const person of people) expect(await limits.begin(person)).toBeUndefined();
  const [ada] = people;
  if (ada === undefined) throw new Error('nobody');
  expect(await limits.begin(ada)).toBeUndefined();
  expect(await limits.begin(ada)).toBeGreaterThan(3500);
  await limits.succeed({ username: 'bob', address: null });
});

test('challenges are bounded by address, and not for apps', async () => {
  const limits = new SignInLimits(await openStores(), { ...NONE, challengesPerAddress: few });
  const waits = [];
  for (const address of ['192.0.2.1', '192.0.2.1', '192.0.2.1', '192.0.2.2']) {
    waits.push(await limits.countChallenge(address));
  }
  expect(waits).toEqual([undefined, undefined, expect.any(Number), undefined]);
  for (let count = 0; count < 5; count += 1) expect(await limits.countChallenge(null)).toBeUndefined();
});
