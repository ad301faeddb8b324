import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type RunningServer, someSettings, startServer } from '../fixture.js';
import type { StrictClient } from '../strict-client.js';

let server: RunningServer;
let ada: StrictClient;

beforeAll(async () => {
  server = await startServer();
});
beforeEach(async () => {
  ({ client: ada } = await server.newcomer());
  await put();
});
afterAll(() => server.close());

const WEEKLY = {
  start: '2026-03-22T09:00:00',
  end: '2026-03-22T09:30:00',
  repetition: { frequency: 'weekly', count: 10 },
};
/** The first, and the first in summer time. */
const WINTER = '2026-03-22T09:00:00Z';
const SUMMER = '2026-03-29T08:00:00Z';

async function put(changes: Readonly<Record<string, unknown>> = {}) {
  const settings = someSettings({ ...WEEKLY, ...changes });
  return ada.request('PUT', '/myconferences/standup', { body: { settings } });
}

const pathOf = (occurId: string) => `/myconferences/standup/occurrences/${encodeURIComponent(occurId)}`;
const read = async (occurId: string) => (await ada.request('GET', pathOf(occurId))).body;
const change = (occurId: string, settings: object) =>
  ada.request('PUT', pathOf(occurId), { body: { settings } });
const modified = async () => (await ada.request('GET', '/myconferences/standup')).body.occur_mod;

describe('an untouched occurrence', () => {
  test('is as the conference has it', async () => {
    expect(await read(WINTER)).toEqual({
      settings: {
        title: 'Roof',
        description: '',
        timezone: 'Europe/London',
        start: '2026-03-22T09:00:00',
        end: '2026-03-22T09:30:00',
        participants: [],
        layout: 'speaker_with_strip',
        require_owner: false,
        recording: false,
      },
      canceled: false,
    });
  });

  test('keeps its time on the wall through the change of the clocks', async () => {
    expect((await read(SUMMER)).settings).toMatchObject({
      start: '2026-03-29T09:00:00',
      end: '2026-03-29T09:30:00',
    });
  });

  test('is known by its start in UTC, however that is written', async () => {
    expect((await read('2026-03-29T08:00Z')).settings.start).toBe('2026-03-29T09:00:00');
    expect(await ada.request('GET', `/myconferences/standup/occurrences/${SUMMER}`)).toMatchObject({
      status: 200,
    });
  });

  test('shows people as the conference does', async () => {
    const { email } = await server.newcomer();
    await put({ participants: [{ email }] });
    expect((await read(WINTER)).settings.participants).toEqual([
      { email, firstname: 'Ada', lastname: 'Byron', reply: 'None', meeting_room: false },
    ]);
  });
});

describe('there is no occurrence', () => {
  test.each([
    ['at another time', '2026-03-29T09:00:00Z'],
    ['after the last', '2026-05-31T08:00:00Z'],
    ['before the first', '2026-03-15T09:00:00Z'],
    ['in words', 'next week'],
  ])('%s', async (_name, occurId) => {
    for (const [method, body] of [['GET'], ['PUT', { settings: {} }], ['DELETE']] as const) {
      const answer = await ada.request(method, pathOf(occurId), body === undefined ? {} : { body });
      expect([method, answer.status]).toEqual([method, 404]);
    }
  });

  test('of a conference that does not repeat, is not there, or is somebody else’s', async () => {
    await ada.request('PUT', '/myconferences/once', { body: { settings: someSettings() } });
    const once = `/myconferences/once/occurrences/${encodeURIComponent('2026-12-01T10:00:00Z')}`;
    const none = `/myconferences/none/occurrences/${encodeURIComponent(WINTER)}`;
    const { client: bob } = await server.newcomer();
    expect((await ada.request('GET', once)).status).toBe(404);
    expect((await ada.request('GET', none)).status).toBe(404);
    expect((await bob.request('GET', pathOf(WINTER))).status).toBe(404);
    expect((await bob.request('DELETE', pathOf(WINTER))).status).toBe(404);
  });
});

describe('modifying', () => {
  test('changes one occurrence and no other, and keeps its id', async () => {
    const moved = { start: '2026-03-30T14:00:00', end: '2026-03-30T15:00', title: 'Roof, again' };
    expect((await change(SUMMER, moved)).status).toBe(204);
    expect((await read(SUMMER)).settings).toMatchObject({ ...moved, end: '2026-03-30T15:00:00' });
    expect((await read(WINTER)).settings.title).toBe('Roof');
    expect(await modified()).toEqual([SUMMER]);
  });

  test('leaves the rest to the conference, also when that changes later', async () => {
    await change(SUMMER, { start: '2026-03-29T10:00:00', end: '2026-03-29T10:30:00' });
    await put({ title: 'Cellar' });
    expect((await read(SUMMER)).settings).toMatchObject({ title: 'Cellar', start: '2026-03-29T10:00:00' });
  });

  test('with what is there already changes nothing', async () => {
    const { settings } = await read(SUMMER);
    expect((await change(SUMMER, settings)).status).toBe(204);
    expect(await modified()).toEqual([]);
  });

  test('back to what it was undoes the change', async () => {
    const { settings } = await read(SUMMER);
    await change(SUMMER, { ...settings, title: 'Other' });
    expect(await modified()).toEqual([SUMMER]);
    await change(SUMMER, settings);
    expect(await modified()).toEqual([]);
  });

  test('may move to another zone', async () => {
    const tokyo = { timezone: 'Asia/Tokyo', start: '2026-03-29T17:00:00', end: '2026-03-29T17:30:00' };
    await change(SUMMER, tokyo);
    expect((await read(SUMMER)).settings).toMatchObject(tokyo);
  });

  test('names each participant once', async () => {
    await change(SUMMER, { participants: [{ email: 'Kim@example.com' }, { email: 'kim@example.com' }] });
    expect((await read(SUMMER)).settings.participants).toEqual([
      { email: 'Kim@example.com', reply: 'None', meeting_room: false },
    ]);
  });

  test('lists all that are modified in order', async () => {
    for (const occurId of [SUMMER, '2026-04-12T08:00:00Z', WINTER]) await change(occurId, { title: 'Other' });
    expect(await modified()).toEqual([WINTER, SUMMER, '2026-04-12T08:00:00Z']);
  });

  test.each([
    ['must be set together', { start: '2026-03-29T10:00:00' }],
    ['must be set together', { end: '2026-03-29T10:00:00' }],
    ['settings.end must be later', { start: '2026-03-29T10:00:00', end: '2026-03-29T10:00:00' }],
    ['settings.start must be a local date', { start: '2026-03-29T10:00:00Z', end: '2026-03-29T11:00:00' }],
    ['settings.start must be string', { start: null, end: null }],
    ['settings.title must not have fewer', { title: 'x' }],
    ['settings.timezone', { timezone: 'GMT' }],
    ['settings.layout must be equal', { layout: 'mosaic' }],
    ['settings.participants.0.email', { participants: [{}] }],
    ['settings.recording must be boolean', { recording: 'yes' }],
  ])('is refused: %s %j', async (reason, settings) => {
    const refused = await change(SUMMER, settings);
    expect([refused.status, refused.body.error]).toEqual([400, expect.stringContaining(reason)]);
    expect(await modified()).toEqual([]);
  });

  test('needs the features that a conference needs', async () => {
    expect((await change(SUMMER, { layout: 'equal_panes' })).status).toBe(204);
    expect((await change(SUMMER, { recording: true })).status).toBe(403);
  });
});

describe('cancelling', () => {
  test('marks the occurrence, as often as it is done', async () => {
    expect((await ada.request('DELETE', pathOf(SUMMER))).status).toBe(204);
    expect((await ada.request('DELETE', pathOf(SUMMER))).status).toBe(204);
    expect(await read(SUMMER)).toMatchObject({ canceled: true, settings: { title: 'Roof' } });
    expect((await read(WINTER)).canceled).toBe(false);
    expect(await modified()).toEqual([SUMMER]);
  });

  test('is taken back by PUT', async () => {
    await ada.request('DELETE', pathOf(SUMMER));
    const { settings } = await read(SUMMER);
    expect((await change(SUMMER, settings)).status).toBe(204);
    expect((await read(SUMMER)).canceled).toBe(false);
    expect(await modified()).toEqual([]);
  });

  test('keeps what was modified before', async () => {
    await change(SUMMER, { title: 'Other' });
    await ada.request('DELETE', pathOf(SUMMER));
    expect(await read(SUMMER)).toMatchObject({ canceled: true, settings: { title: 'Other' } });
  });

  test('of several at once loses none', async () => {
    const ids = [WINTER, SUMMER, '2026-04-05T08:00:00Z', '2026-04-12T08:00:00Z'];
    await Promise.all(ids.map((occurId) => ada.request('DELETE', pathOf(occurId))));
    expect(await modified()).toEqual(ids);
  });
});

describe('when the conference changes', () => {
  beforeEach(async () => {
    await change(SUMMER, { title: 'Other' });
    await ada.request('DELETE', pathOf('2026-04-05T08:00:00Z'));
  });

  test('modified occurrences that still occur stay', async () => {
    await put({ repetition: { frequency: 'daily', count: 8 } });
    expect(await modified()).toEqual([SUMMER]);
  });

  test('those of another time of day go', async () => {
    await put({ start: '2026-03-22T10:00:00', end: '2026-03-22T10:30:00' });
    expect(await modified()).toEqual([]);
  });

  test('all go when it no longer repeats', async () => {
    await put({ repetition: null });
    expect(await modified()).toEqual([]);
    expect((await ada.request('GET', pathOf(WINTER))).status).toBe(404);
  });
});

test('clocks that go back give the doubled hour to the first', async () => {
  await put({ start: '2026-10-18T01:30:00', end: '2026-10-18T02:00:00' });
  expect((await read('2026-10-25T00:30:00Z')).settings.start).toBe('2026-10-25T01:30:00');
  expect((await ada.request('GET', pathOf('2026-10-25T01:30:00Z'))).status).toBe(404);
  expect((await read('2026-11-01T01:30:00Z')).settings.start).toBe('2026-11-01T01:30:00');
});

test('clocks that skip an hour shift the occurrence', async () => {
  await put({ start: '2026-03-22T01:30:00', end: '2026-03-22T02:00:00' });
  expect((await read('2026-03-29T01:30:00Z')).settings).toMatchObject({
    start: '2026-03-29T02:30:00',
    end: '2026-03-29T03:00:00',
  });
});

test('an occurrence moved beyond the last keeps the conference listed', async () => {
  const { newcomer, clock, close } = await startServer({
    limits: { sessionIdleMs: 1e12, cookieRefreshMs: 1e12 },
  });
  ({ client: ada } = await newcomer());
  await put();
  await change('2026-05-24T08:00:00Z', { start: '2026-11-02T09:00:00', end: '2026-11-02T10:00:00' });
  clock.advance(Date.parse('2026-11-30T09:59:59Z') - clock.now().getTime());
  const before = (await ada.request('GET', '/myconferences')).body.conf_ids;
  clock.advance(1000);
  const after = (await ada.request('GET', '/myconferences')).body.conf_ids;
  await close();
  expect([before, after]).toEqual([['standup'], []]);
});

test('what was not made through the API has no occurrences to manage', async () => {
  const { email, client } = await server.newcomer();
  const owner = await server.accounts.find(email);
  await client.request('PUT', '/myconferences/standup', { body: { settings: someSettings(WEEKLY) } });
  const own = await server.conferences.find(owner?.id ?? '', 'standup');
  if (own === undefined) throw new Error('not created');
  await server.conferences.put({ ...own, id: 'portal', origin: 'portal' });
  const path = pathOf(WINTER).replace('standup', 'portal');
  expect((await client.request('GET', path)).status).toBe(403);
  expect((await client.request('DELETE', path)).status).toBe(403);
});
