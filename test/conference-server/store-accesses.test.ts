import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Collection, Limiter } from '../../src/conference-server/store.js';
import type { ConferenceServerStores } from '../../src/conference-server/stores.js';
import { ADA, openStores, type RunningServer, someSettings, startServer } from './fixture.js';
import { respond, type StrictClient } from './strict-client.js';

/** What the store was asked since it was last looked at, in order. */
let asked: string[] = [];
let server: RunningServer;

/** How often each goes to the store and back: a change reads and then replaces, a turn is taken and given back. */
const TRIPS: Readonly<Record<string, number>> = { change: 2, inTurn: 2, count: 2, takeBack: 2 };

function watched<Value>(name: string, collection: Collection<Value>): Collection<Value> {
  const note = <Given extends readonly unknown[], Result>(
    operation: string,
    run: (...given: Given) => Result,
  ) => {
    return (...given: Given): Result => {
      asked.push(`${name} ${operation}`);
      return run(...given);
    };
  };
  return {
    get: note('get', collection.get),
    getMany: note('getMany', collection.getMany),
    set: note('set', collection.set),
    insert: note('insert', collection.insert),
    change: note('change', collection.change),
    delete: note('delete', collection.delete),
    values: collection.values,
  };
}

function watchedLimiter(name: string, limiter: Limiter): Limiter {
  return {
    count: (key) => {
      asked.push(`${name} count`);
      return limiter.count(key);
    },
    takeBack: (key) => {
      asked.push(`${name} takeBack`);
      return limiter.takeBack(key);
    },
    forget: (key) => {
      asked.push(`${name} forget`);
      return limiter.forget(key);
    },
  };
}

function watch(stores: ConferenceServerStores): ConferenceServerStores {
  return {
    ...stores,
    accounts: watched('accounts', stores.accounts),
    challenges: watched('challenges', stores.challenges),
    sessions: watched('sessions', stores.sessions),
    conferences: watched('conferences', stores.conferences),
    lists: watched('lists', stores.lists),
    claims: watched('claims', stores.claims),
    invitations: watched('invitations', stores.invitations),
    invitationUids: watched('invitationUids', stores.invitationUids),
    mails: watched('mails', stores.mails),
    inTurn: (name, work) => {
      asked.push('turns inTurn');
      return stores.inTurn(name, work);
    },
    openLimiter: (name, allowance) => watchedLimiter(name, stores.openLimiter(name, allowance)),
  };
}

beforeAll(async () => {
  server = await startServer({ stores: watch(await openStores()) });
});
afterAll(() => server.close());

/** What is asked of the store while something is done. */
async function during(work: () => Promise<unknown>): Promise<readonly string[]> {
  asked = [];
  await work();
  return asked;
}

describe('somebody who is not here cannot be told from somebody who is, by what is done for them', () => {
  const ask = async (username: string) =>
    (await server.client().request('GET', `/challenge?username=${encodeURIComponent(username)}`)).body;
  const answer = (username: string, response: string) =>
    server.client().request('POST', '/authenticate', { body: { username, response } });

  test.each<[string, (username: string) => Promise<unknown>]>([
    ['when they ask for a challenge', ask],
    [
      'when they answer it wrongly',
      async (username) => answer(username, respond('wrong', await ask(username))),
    ],
    ['when they answer without one', (username) => answer(username, '0'.repeat(64))],
  ])('%s', async (_when, doIt) => {
    const known = await during(() => doIt(ADA.email));
    expect(known.length).toBeGreaterThan(2);
    expect(await during(() => doIt('nobody@example.com'))).toEqual(known);
  });
});

describe('a conference costs few ways to the store', () => {
  const settings = someSettings();
  const put = (client: StrictClient, body: unknown) => client.request('PUT', '/myconferences/roof', { body });
  const tripsOf = (operations: readonly string[]) =>
    operations.reduce((sum, each) => sum + (TRIPS[each.split(' ')[1] ?? ''] ?? 1), 0);

  test('to make it, to change it, and to read it', async () => {
    const { client } = await server.newcomer();
    const trips = [
      await during(() => put(client, { settings })),
      await during(() => put(client, { settings: { ...settings, title: 'Ridge' } })),
      await during(() => client.request('GET', '/myconferences/roof')),
    ].map(tripsOf);
    expect(trips).toEqual([13, 12, 6]);
  });

  test('however many guests it has, but for their mails', async () => {
    const { client } = await server.newcomer();
    const participants = Array.from({ length: 50 }, (_, index) => ({ email: `guest-${index}@example.org` }));
    const body = { settings: { ...settings, participants } };
    const first = await during(() => put(client, body));
    expect(tripsOf(first)).toBe(13);
    expect(tripsOf(await during(() => client.request('GET', '/myconferences/roof')))).toBe(6);
  });
});
