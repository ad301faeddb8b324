import { beforeEach, expect, test } from '@jest/globals';
import { Accounts } from '../../src/conference-server/accounts.js';
import { Challenges } from '../../src/conference-server/challenges.js';
import { createKeyedHash } from '../../src/conference-server/keyed-hash.js';
import { ADA, openStores, SECRET, TestClock } from './fixture.js';
import { respond } from './strict-client.js';

let challenges: Challenges;
let clock: TestClock;

beforeEach(async () => {
  clock = new TestClock();
  const stores = await openStores(clock);
  const accounts = new Accounts({ stores, iterations: 10, now: clock.now });
  await accounts.add(ADA);
  const hash = createKeyedHash(SECRET);
  challenges = new Challenges({ stores, accounts, hash, lifetimeMs: 60_000, now: clock.now });
});

test('the right answer names the account, once', async () => {
  const response = respond(ADA.password, await challenges.issue(ADA.email));
  expect(await challenges.answer(ADA.email, response)).toMatchObject({ email: ADA.email });
  expect(await challenges.answer(ADA.email, response)).toBeUndefined();
});

test('a used-up challenge is not an empty one that could be answered', async () => {
  const { salt, iterations } = await challenges.issue(ADA.email);
  await challenges.answer(ADA.email, '0'.repeat(64));
  const response = respond(ADA.password, { salt, iterations, challenge: '' });
  expect(await challenges.answer(ADA.email, response)).toBeUndefined();
});

test('a late answer is none', async () => {
  const response = respond(ADA.password, await challenges.issue(ADA.email));
  clock.advance(60_001);
  expect(await challenges.answer(ADA.email, response)).toBeUndefined();
});

test('an unknown username has a salt of its own, whatever the case, and no right answer', async () => {
  const one = await challenges.issue('nobody@example.com');
  const two = await challenges.issue('NOBODY@example.com');
  expect([two.salt, two.iterations]).toEqual([one.salt, one.iterations]);
  expect(await challenges.answer('nobody@example.com', respond('', two))).toBeUndefined();
});
