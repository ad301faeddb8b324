import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { ADA, BOB, type RunningServer, someSettings, startServer } from '../fixture.js';
import type { StrictClient } from '../strict-client.js';

const DAY_MS = 86_400_000;

const PATIENT = { sessionIdleMs: 1000 * DAY_MS, cookieRefreshMs: 1000 * DAY_MS };

let server: RunningServer;
let adaEmail: string;
let ada: StrictClient;
let bob: StrictClient;

beforeAll(async () => {
  server = await startServer({ limits: PATIENT });
});
beforeEach(async () => {
  ({ client: ada, email: adaEmail } = await server.newcomer());
  ({ client: bob } = await server.newcomer());
});
afterAll(() => server.close());

const body = (changes?: Readonly<Record<string, unknown>>) => ({ body: { settings: someSettings(changes) } });

async function idsOf(client: StrictClient, query = ''): Promise<string[]> {
  return (await client.request('GET', `/myconferences${query}`)).body.conf_ids;
}

describe('creating by POST', () => {
  test('gives an id, how to join, and where the conference is', async () => {
    const created = await ada.request('POST', '/myconferences', body());
    expect(created.status).toBe(201);
    expect(created.body.conf_id).toMatch(/^[0-9a-f]{32}@starleaf\.com$/);
    expect(created.headers.get('location')).toBe(
      `${server.base}/myconferences/${encodeURIComponent(created.body.conf_id)}`,
    );
    const { pathname } = new URL(created.headers.get('location') ?? '');
    const read = await ada.request('GET', pathname.slice('/v1'.length));
    expect(read.body.dial_info).toEqual(created.body.dial_info);
  });

  test('fills in every default', async () => {
    const settings = { title: 'Hi', timezone: 'UTC', permanent: true };
    const { conf_id: id } = (await ada.request('POST', '/myconferences', { body: { settings } })).body;
    const read = await ada.request('GET', `/myconferences/${encodeURIComponent(id)}`);
    expect(read.body.settings).toEqual({
      title: 'Hi',
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
    });
    expect(read.body.occur_mod).toEqual([]);
  });

  test('fills in the defaults of a repetition', async () => {
    await ada.request('PUT', '/myconferences/daily', body({ repetition: { frequency: 'daily' } }));
    const read = await ada.request('GET', '/myconferences/daily');
    expect(read.body.settings.repetition).toEqual({
      frequency: 'daily',
      interval: 1,
      count: null,
      until: null,
      days_of_week_mask: null,
      days_of_month_mask: null,
      months_of_year_mask: null,
      month_day_what: null,
      month_day_which: null,
    });
  });
});

describe('creating by PUT', () => {
  test.each([
    '040000008200E00074C5B7101A82E008',
    'a/b c?d#e',
    'é@ü.example',
    '100%',
    "~'()*!",
    'x'.repeat(512),
  ])('keeps the id that the client chose: %s', async (id) => {
    const path = `/myconferences/${encodeURIComponent(id)}`;
    const created = await ada.request('PUT', path, body());
    expect(created.status).toBe(201);
    expect(Object.keys(created.body)).toEqual(['dial_info']);
    expect(created.headers.get('location')).toBe(server.base + path);
    expect(await idsOf(ada)).toEqual([id]);
    expect((await ada.request('GET', path)).body.dial_info).toEqual(created.body.dial_info);
  });

  test('again is an update, without a word', async () => {
    const created = await ada.request('PUT', '/myconferences/one', body());
    const updated = await ada.request('PUT', '/myconferences/one', body({ title: 'Cellar' }));
    expect(updated.status).toBe(204);
    const read = await ada.request('GET', '/myconferences/one');
    expect(read.body.settings.title).toBe('Cellar');
    expect(read.body.dial_info).toEqual(created.body.dial_info);
    expect(await idsOf(ada)).toEqual(['one']);
  });

  test('twice at once makes one conference', async () => {
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => ada.request('PUT', '/myconferences/one', body())),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 204, 204, 204]);
    expect(await idsOf(ada)).toEqual(['one']);
  });

  test('of many at once loses none', async () => {
    const ids = Array.from({ length: 30 }, (_, index) => `meeting-${index}`);
    await Promise.all(ids.map((id) => ada.request('PUT', `/myconferences/${id}`, body())));
    await Promise.all(ids.slice(0, 10).map((id) => ada.request('DELETE', `/myconferences/${id}`)));
    expect((await idsOf(ada)).sort()).toEqual(ids.slice(10).sort());
  });

  test('needs an id of the client’s own', async () => {
    for (const id of ['mine@starleaf.com', 'MINE@StarLeaf.com', `${'0'.repeat(32)}@starleaf.com`]) {
      const refused = await ada.request('PUT', `/myconferences/${encodeURIComponent(id)}`, body());
      expect([refused.status, refused.body.error]).toEqual([
        400,
        "An id of the client's own must not end in @starleaf.com.",
      ]);
    }
  });

  test('updates a conference that POST has made, for its owner only', async () => {
    const { conf_id: id } = (await ada.request('POST', '/myconferences', body())).body;
    const path = `/myconferences/${encodeURIComponent(id)}`;
    expect((await ada.request('PUT', path, body({ title: 'Cellar' }))).status).toBe(204);
    expect((await bob.request('PUT', path, body())).status).toBe(403);
    expect((await bob.request('GET', path)).status).toBe(404);
  });

  test('replaces the settings as a whole', async () => {
    await ada.request(
      'PUT',
      '/myconferences/one',
      body({ description: 'Bring tiles', uri: '1@example.com' }),
    );
    expect((await ada.request('GET', '/myconferences/one')).body.settings.uri).toBe('1@example.com');
    await ada.request('PUT', '/myconferences/one', body());
    const { settings } = (await ada.request('GET', '/myconferences/one')).body;
    expect([settings.description, settings.uri]).toEqual(['', undefined]);
  });
});

describe('what comes back', () => {
  test('are local times to the second, and each participant once', async () => {
    const participants = [
      { email: 'Bob@example.com', reply: 'Accepted', firstname: 'Mallory' },
      { email: 'guest@example.org' },
      { email: 'bob@EXAMPLE.com' },
    ];
    await ada.request('PUT', '/myconferences/one', body({ start: '2026-12-01T10:00', participants }));
    const { settings } = (await ada.request('GET', '/myconferences/one')).body;
    expect(settings.start).toBe('2026-12-01T10:00:00');
    expect(settings.participants).toEqual([
      { email: 'Bob@example.com', firstname: 'Bob', lastname: 'Ross', reply: 'None', meeting_room: false },
      { email: 'guest@example.org', reply: 'None', meeting_room: false },
    ]);
  });

  test('may be sent again as it is', async () => {
    await ada.request('PUT', '/myconferences/one', body({ participants: [{ email: BOB.email }] }));
    const before = (await ada.request('GET', '/myconferences/one')).body.settings;
    const answer = await ada.request('PUT', '/myconferences/one', { body: { settings: before } });
    expect(answer.status).toBe(204);
    expect((await ada.request('GET', '/myconferences/one')).body.settings).toEqual(before);
  });

  test('is not what was not asked for', async () => {
    const settings = someSettings({ dial_plan: 'x', __proto__: { admin: true } });
    await ada.request('PUT', '/myconferences/one', { body: { settings, notes: 'x' } });
    expect(JSON.stringify((await ada.request('GET', '/myconferences/one')).body)).not.toContain('dial_plan');
  });
});

describe('how to join', () => {
  test('leads to a room that cannot be guessed from the title', async () => {
    const { dial_info: dialInfo } = (await ada.request('POST', '/myconferences', body())).body;
    expect(dialInfo.app_url).toMatch(/^https:\/\/meet\.example\.org\/[0-9a-f]{40}$/);
    expect([dialInfo.webrtc_link, dialInfo.dial_info_url]).toEqual([dialInfo.app_url, dialInfo.app_url]);
    expect(dialInfo.formatted_access_code).toMatch(/^[1-9]\d\d \d{3} \d{4}$/);
    expect(dialInfo.access_code_pstn).toBe(dialInfo.formatted_access_code.replaceAll(' ', ''));
    expect([dialInfo.pstn_numbers, dialInfo.lync_link, dialInfo.streaming_url]).toEqual([null, null, null]);
  });

  test('is the same room again when a cancelled conference is put back', async () => {
    const first = (await ada.request('PUT', '/myconferences/one', body())).body;
    await ada.request('DELETE', '/myconferences/one');
    expect((await ada.request('PUT', '/myconferences/one', body())).body).toEqual(first);
  });

  test('is another room for each conference and each owner', async () => {
    const infos = [
      (await ada.request('PUT', '/myconferences/one', body())).body.dial_info,
      (await ada.request('PUT', '/myconferences/two', body())).body.dial_info,
      (await bob.request('PUT', '/myconferences/one', body())).body.dial_info,
    ];
    expect(new Set(infos.map(({ app_url: url }) => url)).size).toBe(3);
    expect(new Set(infos.map(({ access_code_pstn: code }) => code)).size).toBe(3);
  });
});

describe('somebody else’s conference', () => {
  beforeEach(() => ada.request('PUT', '/myconferences/one', body()));

  test('does not exist', async () => {
    expect((await bob.request('GET', '/myconferences/one')).status).toBe(404);
    expect((await bob.request('DELETE', '/myconferences/one')).status).toBe(404);
    expect(await idsOf(bob)).toEqual([]);
  });

  test('may have the same id', async () => {
    expect((await bob.request('PUT', '/myconferences/one', body({ title: 'Bob’s' }))).status).toBe(201);
    expect((await bob.request('DELETE', '/myconferences/one')).status).toBe(204);
    expect((await ada.request('GET', '/myconferences/one')).body.settings.title).toBe('Roof');
  });
});

describe('cancelling', () => {
  test('takes a conference away', async () => {
    await ada.request('PUT', '/myconferences/one', body());
    expect((await ada.request('DELETE', '/myconferences/one')).status).toBe(204);
    expect((await ada.request('GET', '/myconferences/one')).status).toBe(404);
    expect((await ada.request('DELETE', '/myconferences/one')).status).toBe(404);
    expect(await idsOf(ada)).toEqual([]);
  });

  test('what was never there is not found', async () => {
    expect((await ada.request('DELETE', '/myconferences/never')).status).toBe(404);
  });
});

describe('the list', () => {
  test('is in order of creation, whatever was updated since', async () => {
    for (const id of ['zoo', 'ant', 'mid']) await ada.request('PUT', `/myconferences/${id}`, body());
    await ada.request('PUT', '/myconferences/zoo', body({ title: 'Again' }));
    expect(await idsOf(ada)).toEqual(['zoo', 'ant', 'mid']);
  });

  test('can be kept to what is externally managed', async () => {
    await ada.request('PUT', '/myconferences/app', body());
    await ada.request('PUT', '/myconferences/own', body({ externally_managed: false }));
    expect(await idsOf(ada, '?thisappmanaged=true')).toEqual(['app']);
    expect(await idsOf(ada, '?thisappmanaged=false')).toEqual(['app', 'own']);
    expect((await ada.request('GET', '/myconferences?thisappmanaged=maybe')).status).toBe(400);
  });

  describe('over time', () => {
    let later: RunningServer;
    beforeEach(async () => {
      later = await startServer({ limits: PATIENT });
      ada = await later.signIn(ADA);
    });
    afterEach(() => later.close());

    test('drops meetings four weeks after their end, series after their last', async () => {
      await ada.request('PUT', '/myconferences/once', body());
      await ada.request(
        'PUT',
        '/myconferences/series',
        body({ repetition: { frequency: 'weekly', count: 2 } }),
      );
      await ada.request('PUT', '/myconferences/endless', body({ repetition: { frequency: 'weekly' } }));
      later.clock.advance(Date.parse('2026-12-29T10:29:59Z') - later.clock.now().getTime());
      expect(await idsOf(ada)).toEqual(['once', 'series', 'endless']);
      later.clock.advance(1000);
      expect(await idsOf(ada)).toEqual(['series', 'endless']);
      expect((await ada.request('GET', '/myconferences/once')).status).toBe(404);
      later.clock.advance(7 * DAY_MS);
      expect(await idsOf(ada)).toEqual(['endless']);
    });

    test('forgets placeholders after 30 days, unless they have become real', async () => {
      const room = { permanent: true, start: null, end: null };
      await ada.request('PUT', '/myconferences/kept', body({ ...room, dummy: true }));
      await ada.request('PUT', '/myconferences/left', body({ ...room, dummy: true }));
      await ada.request('PUT', '/myconferences/kept', body(room));
      later.clock.advance(30 * DAY_MS);
      expect(await idsOf(ada)).toEqual(['kept']);
      expect((await ada.request('GET', '/myconferences/left')).status).toBe(404);
    });
  });
});

describe('the quota', () => {
  let small: RunningServer;
  beforeAll(async () => {
    small = await startServer({ limits: { conferencesPerUser: 2 } });
  });
  afterAll(() => small.close());
  beforeEach(async () => {
    ({ client: ada } = await small.newcomer());
    ({ client: bob } = await small.newcomer());
    for (const id of ['one', 'two']) await ada.request('PUT', `/myconferences/${id}`, body());
  });

  test('refuses another conference by POST and by PUT', async () => {
    for (const [method, path] of [
      ['POST', '/myconferences'],
      ['PUT', '/myconferences/three'],
    ] as const) {
      const refused = await ada.request(method, path, body());
      expect([refused.status, refused.reason, refused.body.error]).toEqual([
        507,
        'Maximum Resource Count Exceeded',
        'Maximum Resource Count Exceeded',
      ]);
    }
  });

  test('lets updates and others through, and is freed by cancelling', async () => {
    expect((await ada.request('PUT', '/myconferences/two', body())).status).toBe(204);
    expect((await bob.request('PUT', '/myconferences/three', body())).status).toBe(201);
    await ada.request('DELETE', '/myconferences/one');
    expect((await ada.request('PUT', '/myconferences/three', body())).status).toBe(201);
  });

  test('holds for requests that come together', async () => {
    await ada.request('DELETE', '/myconferences/one');
    const answers = await Promise.all(
      ['a', 'b', 'c'].map((id) => ada.request('PUT', `/myconferences/${id}`, body())),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 507, 507]);
  });
});

describe('403', () => {
  test('is the answer to a conference that was not made through the API', async () => {
    const owner = await server.accounts.find(adaEmail);
    const template =
      (await ada.request('PUT', '/myconferences/one', body())) && (await ownedBy(owner?.id ?? ''));
    await server.conferences.put({ ...template, id: 'portal', origin: 'portal' });
    expect(await idsOf(ada)).toEqual(['one', 'portal']);
    expect((await ada.request('GET', '/myconferences/portal')).status).toBe(403);
    expect((await ada.request('PUT', '/myconferences/portal', body())).status).toBe(403);
    expect((await ada.request('DELETE', '/myconferences/portal')).status).toBe(403);
    expect((await bob.request('GET', '/myconferences/portal')).status).toBe(404);
  });

  async function ownedBy(ownerId: string) {
    const conference = await server.conferences.find(ownerId, 'one');
    if (conference === undefined) throw new Error('not created');
    return { ownerId, settings: conference.settings };
  }

  test.each([
    ['conf_layouts', { layout: 'large_speaker' }],
    ['conf_recording', { recording: true }],
  ])('is the answer to asking for what %s would allow', async (feature, changes) => {
    const plain = await startServer({ features: ['conferencing'] });
    const client = await plain.signIn(ADA);
    const refused = await client.request('POST', '/myconferences', body(changes));
    await plain.close();
    expect([refused.status, refused.body.error]).toEqual([
      403,
      `Your organisation does not have ${feature}.`,
    ]);
  });

  test('is not the answer where the organisation has the feature', async () => {
    const equipped = await startServer({ features: ['conferencing', 'conf_layouts', 'conf_recording'] });
    const client = await equipped.signIn(ADA);
    const answer = await client.request(
      'POST',
      '/myconferences',
      body({ layout: 'speaker_only', recording: true }),
    );
    await equipped.close();
    expect(answer.status).toBe(201);
  });
});

describe('400', () => {
  const repetition = { frequency: 'weekly', interval: 1 };
  test.each<[string, Readonly<Record<string, unknown>>]>([
    ['settings.title is missing', { title: undefined }],
    ['settings.title must not have fewer than 2', { title: 'x' }],
    ['settings.title must not have more than 256', { title: 'x'.repeat(257) }],
    ['settings.title must be string', { title: null }],
    ['settings.description must not have more than 2048', { description: 'x'.repeat(2049) }],
    ['settings.timezone is missing', { timezone: undefined }],
    ['settings.timezone must be UTC or an IANA zone', { timezone: 'Mars/Phobos' }],
    ['settings.permanent is missing', { permanent: undefined }],
    ['settings.permanent must be boolean', { permanent: 'false' }],
    ['must be null for a permanent', { permanent: true }],
    ['are needed', { start: undefined }],
    ['settings.start must be string or null', { start: 1_800_000_000 }],
    ['settings.start must be a local date and time', { start: '2026-12-01T10:00:00Z' }],
    ['settings.end must be later', { end: '2026-12-01T09:00:00' }],
    ['settings.repetition must be object or null', { repetition: 'daily' }],
    ['settings.repetition.frequency is missing', { repetition: {} }],
    ['settings.repetition.frequency must be equal', { repetition: { frequency: 'hourly' } }],
    ['settings.repetition.interval must be >= 1', { repetition: { ...repetition, interval: 0 } }],
    ['settings.repetition.interval must be <= 999', { repetition: { ...repetition, interval: 1000 } }],
    ['settings.repetition.interval must be integer', { repetition: { ...repetition, interval: 1.5 } }],
    ['settings.repetition.count must be >= 1', { repetition: { ...repetition, count: 0 } }],
    ['settings.repetition.count must be <= 999', { repetition: { ...repetition, count: 1000 } }],
    ['At most one of', { repetition: { ...repetition, count: 1, until: '2027-01-01' } }],
    ['days_of_week_mask must be >= 1', { repetition: { ...repetition, days_of_week_mask: 0 } }],
    ['days_of_week_mask must be <= 127', { repetition: { ...repetition, days_of_week_mask: 128 } }],
    ['month_day_which must be equal', { repetition: { frequency: 'monthly', month_day_which: 'fifth' } }],
    ['settings.participants must be array', { participants: 'bob@example.com' }],
    ['settings.participants.0.email is missing', { participants: [{}] }],
    ['settings.participants.0.email must match format', { participants: [{ email: 'bob' }] }],
    [
      'more than 300 people',
      { participants: Array.from({ length: 301 }, (_, index) => ({ email: `g${index}@example.com` })) },
    ],
    ['settings.layout must be equal', { layout: 'mosaic' }],
    ['settings.recording must be boolean', { recording: 1 }],
    ['settings.rtmp_uri is needed', { rtmp_enable: true }],
    ['settings.uri must be string', { uri: 7 }],
  ])('%s', async (reason, changes) => {
    const refused = await ada.request('PUT', '/myconferences/one', body(changes));
    expect(refused.status).toBe(400);
    expect(refused.body.error).toContain(reason);
    expect(await idsOf(ada)).toEqual([]);
  });

  test.each<[string, { text?: string; body?: unknown; headers?: Record<string, string> }]>([
    ['The body is not JSON', { text: '{"settings":' }],
    ['The request is not well-formed|The body is not JSON', { text: '"settings"' }],
    ['The body must be application/json', { text: '{}', headers: { 'content-type': 'text/plain' } }],
    ['The body must be application/json', {}],
    [
      'The body must be application/json',
      { text: '{}', headers: { 'content-type': 'application/json; charset=latin1' } },
    ],
    ['settings is missing', { body: {} }],
    ['settings must be object', { body: { settings: [] } }],
    ['send_update_emails must be boolean', { body: { settings: someSettings(), send_update_emails: 'no' } }],
  ])('%s', async (reason, request) => {
    const refused = await ada.request('POST', '/myconferences', request);
    expect(refused.status).toBe(400);
    expect(refused.body.error).toMatch(new RegExp(reason));
  });
});

test('a body beyond all measure is refused with 413', async () => {
  const refused = await ada.request('POST', '/myconferences', body({ description: 'x'.repeat(300_000) }));
  expect(refused.status).toBe(413);
});

test('the largest conference there can be is taken', async () => {
  const participants = Array.from({ length: 300 }, (_, index) => ({
    email: `${'g'.repeat(60)}${index}@${'d'.repeat(60)}.example.com`,
  }));
  const largest = { title: '🏠'.repeat(256), description: '漢'.repeat(2048), participants };
  expect((await ada.request('PUT', '/myconferences/one', body(largest))).status).toBe(201);
  expect((await ada.request('GET', '/myconferences/one')).body.settings.participants).toHaveLength(300);
});

test('conferences outlive a restart, rooms included', async () => {
  const created = await ada.request('PUT', '/myconferences/one', body());
  const restarted = await startServer({ stores: server.stores, secret: Buffer.alloc(32, 9) });
  const client = await restarted.signIn({ email: adaEmail, password: ADA.password });
  const read = await client.request('GET', '/myconferences/one');
  await restarted.close();
  expect(read.body.dial_info).toEqual(created.body.dial_info);
});
