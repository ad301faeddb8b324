import { beforeEach, describe, expect, test } from '@jest/globals';
import { Accounts } from '../../src/conference-server/accounts.js';
import { deriveKey } from '../../src/conference-server/derivation.js';
import type { ConferenceServerStores } from '../../src/conference-server/stores.js';
import { ADA, BOB, openStores, START, TestClock } from './fixture.js';

let stores: ConferenceServerStores;
let accounts: Accounts;
let clock: TestClock;

beforeEach(async () => {
  clock = new TestClock();
  stores = await openStores(clock);
  accounts = new Accounts({ stores, iterations: 20, now: clock.now });
});

describe('an account', () => {
  test('is found by its address, whatever the case', async () => {
    const added = await accounts.add({ ...ADA, email: 'Ada@Example.com' });
    expect(added).toMatchObject({
      email: 'Ada@Example.com',
      firstname: 'Ada',
      createdAt: START.toISOString(),
    });
    expect(await accounts.find('aDA@example.COM')).toEqual(added);
    expect(await accounts.find('nobody@example.com')).toBeUndefined();
  });

  test('holds a key in place of the password', async () => {
    const { salt, iterations, key } = (await accounts.add(ADA)) ?? { salt: '', iterations: 1, key: '' };
    expect(iterations).toBe(20);
    expect(key).toBe(await deriveKey(ADA.password, { salt, iterations }));
    expect(JSON.stringify(await stores.accounts.get(ADA.email))).not.toContain(ADA.password);
  });

  test('is not made twice', async () => {
    const first = await accounts.add(ADA);
    expect(await accounts.add({ ...ADA, email: ADA.email.toUpperCase(), password: 'other' })).toBeUndefined();
    expect(await accounts.find(ADA.email)).toEqual(first);
  });

  test('of two at once is one', async () => {
    const made = await Promise.all([accounts.add(ADA), accounts.add(ADA)]);
    expect(made.filter((account) => account !== undefined)).toHaveLength(1);
    expect(await accounts.list()).toHaveLength(1);
  });

  test('is another one when it is made anew', async () => {
    const first = await accounts.add(ADA);
    expect(await accounts.remove(ADA.email)).toEqual(first);
    expect(await accounts.find(ADA.email)).toBeUndefined();
    expect((await accounts.add(ADA))?.id).not.toBe(first?.id);
  });
});

test('all accounts are listed in order of creation', async () => {
  await accounts.add(BOB);
  for (const somebody of [ADA, { ...ADA, email: 'carl@example.com' }]) {
    clock.advance(1);
    await accounts.add(somebody);
  }
  await accounts.remove(BOB.email);
  clock.advance(1);
  await accounts.add(BOB);
  expect((await accounts.list()).map(({ email }) => email)).toEqual([
    ADA.email,
    'carl@example.com',
    BOB.email,
  ]);
});

test('a new password has a new salt and today’s iterations', async () => {
  const before = await accounts.add(ADA);
  const later = new Accounts({ stores, iterations: 30, now: () => START });
  expect(await later.setPassword(ADA.email, 'new one')).toBe(true);
  const after = await accounts.find(ADA.email);
  expect(after).toMatchObject({ id: before?.id, iterations: 30 });
  expect(after?.salt).not.toBe(before?.salt);
});

test('what nobody has can be neither changed nor removed', async () => {
  expect(await accounts.setPassword(ADA.email, 'new one')).toBe(false);
  expect(await accounts.remove(ADA.email)).toBeUndefined();
  expect(await accounts.list()).toEqual([]);
});
