import { beforeEach, describe, expect, test } from '@jest/globals';
import { Conferences } from '../../src/conference-server/conferences.js';
import { createKeyedHash, type KeyedHash } from '../../src/conference-server/keyed-hash.js';
import { makeServerId } from '../../src/conference-server/server-id.js';
import type { ConfSettings } from '../../src/conference-server/settings.js';
import type { ConferenceServerStores } from '../../src/conference-server/stores.js';
import { openStores, SECRET, TestClock } from './fixture.js';

const SETTINGS: ConfSettings = {
  title: 'Roof',
  description: '',
  timezone: 'UTC',
  permanent: true,
  start: null,
  end: null,
  repetition: null,
  participants: [],
  layout: 'speaker_with_strip',
  require_owner: false,
  recording: false,
  dummy: false,
  hide_dir_entry: false,
  send_emails: false,
  externally_managed: true,
  rtmp_enable: false,
  rtmp_uri: null,
  rtmp_token: null,
};

let stores: ConferenceServerStores;
let clock: TestClock;

beforeEach(() => {
  stores = openStores();
  clock = new TestClock();
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
      ['one', 'two', 'three'].map((id) => conferences.put({ ownerId: id, id, settings: SETTINGS })),
    );
    const codes = written.map((each) => ('conference' in each ? each.conference.accessCode : ''));
    expect(new Set(codes).size).toBe(3);
  });

  test('are free again when their conference is gone', async () => {
    const conferences = open(collide);
    const first = await conferences.put({ ownerId: 'ada', id: 'one', settings: SETTINGS });
    await conferences.remove('ada', 'one');
    const second = await conferences.put({ ownerId: 'bob', id: 'two', settings: SETTINGS });
    const codes = [first, second].map((each) => ('conference' in each ? each.conference.accessCode : ''));
    expect(codes[1]).toBe(codes[0]);
  });
});

describe('a create that broke off', () => {
  test('between record and list is mended when it is repeated', async () => {
    const conferences = open();
    await conferences.put({ ownerId: 'ada', id: 'one', settings: SETTINGS });
    await stores.lists.delete('ada');
    expect(await idsOf(conferences, 'ada')).toEqual([]);
    const again = await conferences.put({ ownerId: 'ada', id: 'one', settings: SETTINGS });
    expect(again.outcome).toBe('updated');
    expect(await idsOf(conferences, 'ada')).toEqual(['one']);
  });

  test('before the record leaves nothing that is listed', async () => {
    const conferences = open();
    const set = stores.conferences.set.bind(stores.conferences);
    stores.conferences.set = () => Promise.reject(new Error('disk full'));
    await expect(conferences.put({ ownerId: 'ada', id: 'one', settings: SETTINGS })).rejects.toThrow(
      'disk full',
    );
    stores.conferences.set = set;
    expect(await idsOf(conferences, 'ada')).toEqual([]);
    expect((await conferences.put({ ownerId: 'ada', id: 'one', settings: SETTINGS })).outcome).toBe(
      'created',
    );
  });
});

test('server-made ids are known to be taken while their conference lives', async () => {
  const conferences = open();
  const id = makeServerId();
  await conferences.put({ ownerId: 'ada', id, settings: SETTINGS });
  expect(await conferences.isTaken(id)).toBe(true);
  await conferences.remove('ada', id);
  expect(await conferences.isTaken(id)).toBe(false);
});

test('all that somebody has can be removed at once', async () => {
  const conferences = open();
  for (const id of ['one', 'two']) await conferences.put({ ownerId: 'ada', id, settings: SETTINGS });
  await conferences.put({ ownerId: 'ada', id: 'three', settings: SETTINGS, origin: 'portal' });
  await conferences.put({ ownerId: 'bob', id: 'one', settings: SETTINGS });
  expect(await conferences.removeAllOf('ada')).toBe(3);
  expect(await idsOf(conferences, 'ada')).toEqual([]);
  expect(await conferences.find('ada', 'one')).toBeUndefined();
  expect(await idsOf(conferences, 'bob')).toEqual(['one']);
});

test('what has run out does not count against the quota', async () => {
  const conferences = open();
  for (const id of ['1', '2', '3', '4', '5']) {
    await conferences.put({ ownerId: 'ada', id, settings: { ...SETTINGS, dummy: true } });
  }
  expect((await conferences.put({ ownerId: 'ada', id: '6', settings: SETTINGS })).outcome).toBe('full');
  clock.advance(30 * 86_400_000);
  expect((await conferences.put({ ownerId: 'ada', id: '6', settings: SETTINGS })).outcome).toBe('created');
});
