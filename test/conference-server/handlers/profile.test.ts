import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { ADA, type RunningServer, startServer } from '../fixture.js';
import type { StrictClient } from '../strict-client.js';

let server: RunningServer;
let email: string;
let ada: StrictClient;

beforeAll(async () => {
  server = await startServer({ organisation: { timezone: 'Europe/Paris', locale: 'fr_fr' } });
});
beforeEach(async () => {
  ({ client: ada, email } = await server.newcomer());
});
afterAll(() => server.close());

const read = async () => (await ada.request('GET', '/myprofile')).body;

const FULL = {
  firstname: 'Augusta',
  lastname: 'King',
  timezone: 'Europe/London',
  locale: 'no',
  phone_home: '+44 20 7946 0000',
  phone_work: '+44 20 7946 0001',
  phone_mobile: '+44 7700 900000',
  conf_layout: 'equal_panes',
};

test('a new profile has the name, and the organisation’s defaults beside it', async () => {
  expect(await read()).toEqual({
    email,
    firstname: 'Ada',
    lastname: 'Byron',
    timezone: null,
    locale: null,
    phone_home: null,
    phone_work: null,
    phone_mobile: null,
    conf_layout: null,
    externally_managed: false,
    integration_name: null,
    defaults: { locale: 'fr_fr', timezone: 'Europe/Paris', conf_layout: 'speaker_with_strip' },
  });
});

describe('PUT', () => {
  test('replaces it as a whole', async () => {
    expect((await ada.request('PUT', '/myprofile', { body: FULL })).status).toBe(204);
    expect(await read()).toMatchObject(FULL);
    const name = { firstname: 'Ada', lastname: 'Lovelace' };
    expect((await ada.request('PUT', '/myprofile', { body: name })).status).toBe(204);
    expect(await read()).toMatchObject({ ...name, timezone: null, phone_home: null, conf_layout: null });
  });

  test.each([
    ['firstname is missing', { firstname: undefined }],
    ['lastname is missing', { lastname: undefined }],
    ['timezone must be UTC or', { timezone: 'GMT Standard Time' }],
    ['locale must be equal', { locale: 'en' }],
    ['conf_layout must be equal', { conf_layout: 'mosaic' }],
    ['phone_home must be string or null', { phone_home: 5 }],
    ['phone_work must not have more than 64', { phone_work: '0'.repeat(65) }],
  ])('is refused: %s', async (reason, changes) => {
    const refused = await ada.request('PUT', '/myprofile', { body: { ...FULL, ...changes } });
    expect([refused.status, refused.body.error]).toEqual([400, expect.stringContaining(reason)]);
    expect((await read()).firstname).toBe('Ada');
  });
});

describe('PATCH', () => {
  test('changes what is given and nothing else', async () => {
    await ada.request('PUT', '/myprofile', { body: FULL });
    const answer = await ada.request('PATCH', '/myprofile', { body: { locale: null, phone_home: '1' } });
    expect(answer.status).toBe(204);
    expect(await read()).toMatchObject({ ...FULL, locale: null, phone_home: '1' });
  });

  test('of nothing changes nothing', async () => {
    const before = await read();
    expect((await ada.request('PATCH', '/myprofile', { body: {} })).status).toBe(204);
    expect(await read()).toEqual(before);
  });

  test('does not reach what is not the person’s to change', async () => {
    await ada.request('PATCH', '/myprofile', {
      body: { email: 'eve@example.com', externally_managed: true, id: 'x', key: '00', salt: '00' },
    });
    expect(await read()).toMatchObject({ email, externally_managed: false });
    expect((await ada.request('GET', '/version')).status).toBe(200);
  });

  test.each([{ firstname: null }, { lastname: 7 }, { timezone: 'Mars/Phobos' }])(
    'refuses %j',
    async (body) => {
      expect((await ada.request('PATCH', '/myprofile', { body })).status).toBe(400);
    },
  );
});

test('the name in it is what others see of a participant', async () => {
  await ada.request('PATCH', '/myprofile', { body: { firstname: 'Augusta' } });
  const settings = { title: 'Roof', timezone: 'UTC', permanent: true, participants: [{ email }] };
  await ada.request('PUT', '/myconferences/one', { body: { settings } });
  const conference = (await ada.request('GET', '/myconferences/one')).body;
  expect(conference.settings.participants[0].firstname).toBe('Augusta');
});

describe('somebody managed by an integration', () => {
  beforeEach(async () => {
    email = `managed-${email}`;
    await server.accounts.add({ ...ADA, email, integrationName: 'HR', phone_work: '1' });
    ada = await server.signIn({ email, password: ADA.password });
  });

  test('is told so', async () => {
    expect(await read()).toMatchObject({ externally_managed: true, integration_name: 'HR', phone_work: '1' });
  });

  test.each([
    ['PATCH', { firstname: 'Augusta' }],
    ['PATCH', { phone_mobile: '2' }],
    ['PUT', { firstname: 'Ada', lastname: 'Byron' }],
  ])('may not %s %j', async (method, body) => {
    const before = await read();
    expect((await ada.request(method, '/myprofile', { body })).status).toBe(403);
    expect(await read()).toEqual(before);
  });

  test.each([
    ['PATCH', { phone_home: '2', timezone: 'UTC' }],
    ['PUT', { firstname: 'Ada', lastname: 'Byron', phone_work: '1', locale: 'pl' }],
  ])('may %s %j', async (method, body) => {
    expect((await ada.request(method, '/myprofile', { body })).status).toBe(204);
    expect(await read()).toMatchObject(body);
  });
});
