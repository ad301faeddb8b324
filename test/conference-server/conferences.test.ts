import { beforeEach, describe, expect, test } from '@jest/globals';
import { Conferences } from '../../src/conference-server/conferences.js';
import { createKeyedHash, type KeyedHash } from '../../src/conference-server/keyed-hash.js';
import { makeServerId } from '../../src/conference-server/server-id.js';
import type { ConferenceServerStores } from '../../src/conference-server/stores.js';
import { openStores, PERMANENT, SECRET, TestClock } from './fixture.js';

let stores: ConferenceServerStores;
let clock: TestClock;

beforeEach(async () => {
  clock = new TestClock();
  stores = await openStores(clock);
});

function open(hash: KeyedHash = createKeyedHash(SECRET)): Conferences {
  return new Conferences({ stores, hash, maxPerOwner: 5, now: clock.now });
}

const idsOf = async (conferences: Conferences, owner: string) =>
  (await conferences.list(owner)).map(({ id }) => id);

describe('access codes', () => {
  const collide: KeyedHash = (purpose, ...parts) =>
    createKeyedHash(SECRET)(purpose, ...(purpose === 'code' ? [parts.at(-1) ?? ''] : parts));

  test('are unique even where their hashes collide', async () => {
    const conferences = open(collide);
    const written = await Promise.all(
      ['one', 'two', 'three'].map((id) => conferences.put({ ownerId: id, id, settings: PERMANENT })),
    );
    const codes = written.map((each) => ('conference' in each ? each.conference.accessCode : ''));
    expect(new Set(codes).size).toBe(3);
  });

  test('are free again when their conference is gone', async () => {
    const conferences = open(collide);
    const first = await conferences.put({ ownerId: 'ada', id: 'one', settings: PERMANENT });
    await conferences.remove('ada', 'one');
    const second = await conferences.put({ ownerId: 'bob', id: 'two', settings: PERMANENT });
    const codes = [first, second].map((each) => ('conference' in each ? each.conference.accessCode : ''));
    expect(codes[1]).toBe(codes[0]);
  });
});

describe('a create that broke off', () => {
  test('between record and list is mended when it is repeated', async () => {
    const conferences = open();
    await conferences.put({ ownerId: 'ada', id: 'one', settings: PERMANENT });
    await stores.lists.delete('ada');
    expect(await idsOf(conferences, 'ada')).toEqual([]);
    const again = await conferences.put({ ownerId: 'ada', id: 'one', settings: PERMANENT });
    expect(again.outcome).toBe('updated');
    expect(await idsOf(conferences, 'ada')).toEqual(['one']);
  });

  test('before the record leaves nothing that is listed', async () => {
    const conferences = open();
    const { set } = stores.conferences;
    Object.assign(stores.conferences, { set: () => Promise.reject(new Error('disk full')) });
    await expect(conferences.put({ ownerId: 'ada', id: 'one', settings: PERMANENT })).rejects.toThrow(
      'disk full',
    );
    Object.assign(stores.conferences, { set });
    expect(await idsOf(conferences, 'ada')).toEqual([]);
    expect((await conferences.put({ ownerId: 'ada', id: 'one', settings: PERMANENT })).outcome).toBe(
      'created',
    );
  });
});

test('server-made ids are known to be taken while their conference lives', async () => {
  const conferences = open();
  const id = makeServerId();
  await conferences.put({ ownerId: 'ada', id, settings: PERMANENT });
  expect(await conferences.isTaken(id)).toBe(true);
  await conferences.remove('ada', id);
  expect(await conferences.isTaken(id)).toBe(false);
});

test('all that somebody has can be removed at once', async () => {
  const conferences = open();
  for (const id of ['one', 'two']) await conferences.put({ ownerId: 'ada', id, settings: PERMANENT });
  await conferences.put({ ownerId: 'ada', id: 'three', settings: PERMANENT, origin: 'portal' });
  await conferences.put({ ownerId: 'bob', id: 'one', settings: PERMANENT });
  expect(await conferences.removeAllOf('ada')).toBe(3);
  expect(await idsOf(conferences, 'ada')).toEqual([]);
  expect(await conferences.find('ada', 'one')).toBeUndefined();
  expect(await idsOf(conferences, 'bob')).toEqual(['one']);
});

test('what has run out does not count against the quota', async () => {
  const conferences = open();
  for (const id of ['1', '2', '3', '4', '5']) {
    await conferences.put({ ownerId: 'ada', id, settings: { ...PERMANENT, dummy: true } });
  }
  expect((await conferences.put({ ownerId: 'ada', id: '6', settings: PERMANENT })).outcome).toBe('full');
  clock.advance(30 * 86_400_000);
  expect((await conferences.put({ ownerId: 'ada', id: '6', settings: PERMANENT })).outcome).toBe('created');
});
