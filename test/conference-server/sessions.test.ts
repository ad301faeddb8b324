import { beforeEach, describe, expect, test } from '@jest/globals';
import { type Account, Accounts } from '../../src/conference-server/accounts.js';
import { createKeyedHash } from '../../src/conference-server/keyed-hash.js';
import { Sessions } from '../../src/conference-server/sessions.js';
import type { ConferenceServerStores } from '../../src/conference-server/stores.js';
import { ADA, openStores, SECRET, TestClock } from './fixture.js';

let stores: ConferenceServerStores;
let clock: TestClock;
let sessions: Sessions;
let ada: Account;

beforeEach(async () => {
  clock = new TestClock();
  stores = await openStores(clock);
  const accounts = new Accounts({ stores, iterations: 10, now: clock.now });
  const added = await accounts.add(ADA);
  if (added === undefined) throw new Error('not added');
  ada = added;
  const hash = createKeyedHash(SECRET);
  sessions = new Sessions({ stores, accounts, hash, idleMs: 10_000, cookieRefreshMs: 5000, now: clock.now });
});

test('the store holds no cookie', async () => {
  const { sl_session: token } = await sessions.start(ada);
  expect(await stores.sessions.get(token)).toBeUndefined();
  expect(await sessions.find({ sl_session: token })).toMatchObject({ account: { email: ADA.email } });
});

describe('cookies', () => {
  test('are fresh at first', async () => {
    expect(await sessions.find({ ...(await sessions.start(ada)) })).toEqual({ account: ada, renewal: null });
  });

  test('are renewed when they are old, and only the newest are fresh', async () => {
    const first = await sessions.start(ada);
    clock.advance(5000);
    const second = (await sessions.find({ ...first }))?.renewal;
    expect(second).not.toEqual(first);
    expect((await sessions.find({ ...second }))?.renewal).toBeNull();
    clock.advance(5000);
    expect((await sessions.find({ ...first }))?.renewal).toEqual(
      (await sessions.find({ ...second }))?.renewal,
    );
  });

  test.each([{}, { sl_session: 'x' }, { sl_session: ['x'] }, { sl_session: { x: 1 } }, { sl_route: 'x' }])(
    'made up name nobody: %j',
    async (cookies) => {
      expect(await sessions.find(cookies)).toBeUndefined();
    },
  );

  test.each(['zz', '', 7, undefined])('with the route %j are renewed', async (route) => {
    const { sl_session: token } = await sessions.start(ada);
    expect((await sessions.find({ sl_session: token, sl_route: route }))?.renewal).not.toBeNull();
  });
});

test('a session ends when it was idle for long, not before', async () => {
  const cookies = { ...(await sessions.start(ada)) };
  for (let round = 0; round < 3; round += 1) {
    clock.advance(10_000);
    expect(await sessions.find(cookies)).toBeDefined();
  }
  clock.advance(10_001);
  expect(await sessions.find(cookies)).toBeUndefined();
});
