import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Credential } from '../../src/credentials/credential.js';
import { ownerKey } from '../../src/credentials/owner.js';
import { FakeStarLeaf } from './fake-starleaf.js';
import { MemoryStorage } from './memory-storage.js';
import { ada, type Bench, bob, openService, PausingClock, plan } from './support.js';

let fake: FakeStarLeaf;
let credential: Credential;
let bench: Bench;

beforeEach(async () => {
  fake = await FakeStarLeaf.start();
  credential = fake.addPerson('ada@example.com', 'pass word');
  bench = openService(fake);
});

afterEach(async () => {
  await fake.stop();
  expect(fake.violations).toEqual([]);
});

const account = ({ service } = bench, as = credential) => service.account(ada, as);
const signIns = () => fake.count('POST', '/authenticate');

describe('a person with a credential', () => {
  test('is signed in with the first request and stays so', async () => {
    await account().putMeeting('c1', plan());
    expect(await account().listMeetingIds()).toEqual(['c1']);
    expect(signIns()).toBe(1);
  });

  test('is signed in again, once, when the session has expired', async () => {
    await account().features();
    fake.expireSessions();
    await account().putMeeting('c1', plan());
    expect(fake.conferences.size).toBe(1);
    expect(signIns()).toBe(2);
  });

  test('is signed in again also to repeat a POST, which a 401 has not done', async () => {
    await account().features();
    fake.expireSessions();
    await account().createMeeting(plan());
    expect(fake.conferences.size).toBe(1);
  });

  test('whose credential is refused twice is told so', async () => {
    await account().features();
    fake.expireSessions();
    const wrong = { ...credential, key: '00'.repeat(32) };
    await expect(account(bench, wrong).features()).rejects.toMatchObject({ failure: 'sign-in-refused' });
    expect(signIns()).toBe(3);
  });

  test('whose password has changed is told so, and the old key is not tried', async () => {
    await account().features();
    fake.expireSessions();
    fake.addPerson(credential.email, 'another password');
    await expect(account().features()).rejects.toMatchObject({ failure: 'sign-in-refused' });
    expect(signIns()).toBe(1);
  });

  test('whose challenge was spoilt by another client’s is not told to connect again', async () => {
    await account().features();
    fake.expireSessions();
    fake.fail('POST', '/authenticate', { kind: 'answer', status: 401 });
    await account().features();
    expect(signIns()).toBe(3);
  });

  test('whose fresh session is refused is not told to connect again, and there is no loop', async () => {
    for (let times = 0; times < 10; times++) fake.fail('GET', '/features', { kind: 'answer', status: 401 });
    await expect(account().features()).rejects.toMatchObject({ failure: 'unexpected', status: 401 });
    expect(signIns()).toBe(1);
    await expect(account().features()).rejects.toMatchObject({ failure: 'unexpected', status: 401 });
    expect(signIns()).toBe(2);
    expect(fake.count('GET', '/features')).toBe(3);
  });
});

describe('twenty requests at once', () => {
  const twenty = Array.from({ length: 20 }, (_, index) => `c${index}`);

  test('of somebody not signed in share one sign-in', async () => {
    await Promise.all(twenty.map((confId) => account().putMeeting(confId, plan())));
    expect(fake.conferences.size).toBe(20);
    expect(signIns()).toBe(1);
  });

  test('with an expired session share one sign-in', async () => {
    await account().features();
    fake.expireSessions();
    await Promise.all(twenty.map((confId) => account().putMeeting(confId, plan())));
    expect(fake.conferences.size).toBe(20);
    expect(signIns()).toBe(2);
  });

  test('one of which hears of the expiry late share one sign-in too', async () => {
    await account().features();
    fake.expireSessions();
    let answerLate = () => {};
    fake.fail('PUT', '/myconferences/late', {
      kind: 'wait',
      until: new Promise<void>((resolve) => {
        answerLate = resolve;
      }),
    });
    const late = account().putMeeting('late', plan());
    await Promise.all(twenty.map((confId) => account().putMeeting(confId, plan())));
    expect(signIns()).toBe(2);
    answerLate();
    await late;
    expect(fake.conferences.size).toBe(21);
    expect(signIns()).toBe(2);
  });

  test('all fail when signing in does, with one sign-in and its repeat', async () => {
    const wrong = { ...credential, key: '00'.repeat(32) };
    const outcomes = await Promise.allSettled(twenty.map(() => account(bench, wrong).features()));
    expect(new Set(outcomes.map(({ status }) => status))).toEqual(new Set(['rejected']));
    expect(signIns()).toBe(2);
  });

  test('of different people use their own sessions', async () => {
    const bobs = fake.addPerson('bob@example.com', 'other word');
    await Promise.all([
      account().putMeeting('ada-1', plan()),
      bench.service.account(bob, bobs).putMeeting('bob-1', plan()),
    ]);
    expect(await account().listMeetingIds()).toEqual(['ada-1']);
    expect(await bench.service.account(bob, bobs).listMeetingIds()).toEqual(['bob-1']);
  });
});

describe('a session', () => {
  test('survives a restart', async () => {
    await bench.service.signIn(ada, credential);
    const restarted = openService(fake, { storage: bench.storage });
    await account(restarted).putMeeting('c1', plan());
    expect(signIns()).toBe(1);
  });

  test('survives a restart with the cookies that StarLeaf has changed since', async () => {
    await bench.service.signIn(ada, credential);
    fake.fail('GET', '/features', { kind: 'retry' });
    await account().features();
    await account(openService(fake, { storage: bench.storage })).features();
    expect(signIns()).toBe(1);
  });

  test('renewed by another process is taken over', async () => {
    await account().features();
    fake.expireSessions();
    const other = openService(fake, { storage: bench.storage });
    await account(other).features();
    expect(signIns()).toBe(2);
    await account().features();
    expect(signIns()).toBe(2);
  });

  test('renewed by two processes at once is no reason to connect again', async () => {
    await account().features();
    fake.expireSessions();
    const first = account().features();
    // Refused for the other's newer challenge, the second process waits longer than the first.
    const clock = new PausingClock();
    clock.pause = async () => void (await first);
    const second = openService(fake, { storage: bench.storage, clock });
    await Promise.all([first, account(second).features()]);
    expect(signIns()).toBeLessThanOrEqual(4);
  });

  test('renewed by another process and expired there too is renewed once', async () => {
    await account().features();
    fake.expireSessions();
    await account(openService(fake, { storage: bench.storage })).features();
    fake.expireSessions();
    await account().features();
    expect(signIns()).toBe(3);
  });

  test('is not used for another account that the person connects', async () => {
    await account().putMeeting('ada-1', plan());
    const second = fake.addPerson('ada@elsewhere.example', 'other word');
    expect(await account(bench, second).listMeetingIds()).toEqual([]);
    const restarted = openService(fake, { storage: bench.storage });
    expect(await account(restarted).listMeetingIds()).toEqual(['ada-1']);
    expect(await account(restarted, second).listMeetingIds()).toEqual([]);
  });

  test('is gone once forgotten, here and in the store', async () => {
    await bench.service.signIn(ada, credential);
    expect(await bench.sessions.has(ownerKey(ada))).toBe(true);
    await bench.service.forgetSession(ada);
    expect(await bench.sessions.has(ownerKey(ada))).toBe(false);
    await account().features();
    expect(signIns()).toBe(2);
  });

  test('stays forgotten when a request was still under way', async () => {
    await bench.service.signIn(ada, credential);
    let answerNow = () => {};
    fake.fail('GET', '/features', {
      kind: 'wait',
      until: new Promise<void>((resolve) => {
        answerNow = resolve;
      }),
    });
    const features = account().features();
    while (fake.count('GET', '/features') === 0) await new Promise(setImmediate);
    await bench.service.forgetSession(ada);
    fake.expireSessions();
    answerNow();
    await features;
    expect(signIns()).toBe(2);
    expect(await bench.sessions.has(ownerKey(ada))).toBe(false);
  });

  test('stays forgotten when signing in was still under way', async () => {
    const features = account().features();
    while (signIns() === 0) await new Promise(setImmediate);
    await bench.service.forgetSession(ada);
    await features;
    expect(await bench.sessions.has(ownerKey(ada))).toBe(false);
  });

  test('that the store garbles is replaced', async () => {
    await bench.sessions.set(ownerKey(ada), 'nonsense');
    await account().features();
    expect(signIns()).toBe(1);
  });
});

describe('a broken store', () => {
  let storage: MemoryStorage;

  beforeEach(() => {
    storage = new MemoryStorage();
    bench = openService(fake, { storage });
  });

  test('is an error, not a stranger', async () => {
    storage.broken.get = true;
    await expect(account().features()).rejects.toThrow('disk on fire');
    expect(fake.seen).toEqual([]);
    storage.broken.get = false;
    await account().features();
  });

  test('does not undo what StarLeaf has done, and is logged', async () => {
    await account().features();
    storage.broken.set = true;
    fake.expireSessions();
    await account().putMeeting('c1', plan());
    expect(bench.lines).toContainEqual({ level: 40, msg: 'A StarLeaf session could not be stored' });
    // The store still has the session before last: nobody falls back to it.
    fake.expireSessions();
    await account().putMeeting('c2', plan());
    expect(signIns()).toBe(3);
  });

  test('is an error to somebody who disconnects', async () => {
    await account().features();
    storage.broken.delete = true;
    await expect(bench.service.forgetSession(ada)).rejects.toThrow('disk on fire');
  });
});
