import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import express from 'express';
import fc from 'fast-check';
import { ADA, type RunningServer, someSettings, startServer } from './fixture.js';
import type { StrictClient } from './strict-client.js';

let server: RunningServer;
let ada: StrictClient;

beforeAll(async () => {
  server = await startServer();
  ada = await server.signIn(ADA);
});
afterAll(() => server.close());

describe('whatever is asked', () => {
  test.each([
    ['GET', '/nowhere', 404],
    ['GET', '/', 404],
    ['PUT', '/version', 405],
    ['PATCH', '/myconferences/one', 405],
    ['GET', '/myconferences/%ZZ', 400],
    ['GET', `/myconferences/${'x'.repeat(513)}`, 400],
    ['GET', '/version?unknown=1', 200],
    ['GET', '/version/', 200],
  ])('%s %s is answered with %d and the server’s name', async (method, path, status) => {
    const answer = await ada.request(method, path);
    expect([answer.status, answer.headers.get('x-sl-server')]).toEqual([status, 'test-1']);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  test('a method that is not allowed is told which are', async () => {
    const allowed = (await ada.request('DELETE', '/myconferences')).headers.get('allow');
    expect(allowed?.split(', ').sort()).toEqual(['GET', 'POST']);
  });
});

test('under TLS cookies are Secure and Location is https', async () => {
  const behindProxy = await startServer();
  const app = express().set('trust proxy', true).use('/v1', behindProxy.router);
  const listener = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => listener.once('listening', resolve));
  const address = listener.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const client = behindProxy.client();
  await client.signIn(ADA.email, ADA.password);
  const cookie = [...client.cookies].map((pair) => pair.join('=')).join('; ');
  const proxied = { cookie, 'x-forwarded-proto': 'https', 'x-forwarded-host': 'meet.example.com' };
  const created = await fetch(`http://127.0.0.1:${port}/v1/myconferences/one`, {
    method: 'PUT',
    headers: { ...proxied, 'content-type': 'application/json' },
    body: JSON.stringify({ settings: someSettings() }),
  });
  const renewed = await fetch(`http://127.0.0.1:${port}/v1/version`, {
    headers: { ...proxied, cookie: cookie.split('; ')[0] ?? '' },
  });
  listener.closeAllConnections();
  listener.close();
  await behindProxy.close();
  expect(created.headers.get('location')).toBe('https://meet.example.com/v1/myconferences/one');
  expect(renewed.headers.getSetCookie().every((line) => line.includes('; Secure'))).toBe(true);
});

test('a store that fails is a fault of ours, told without detail', async () => {
  const failing = await startServer();
  const client = await failing.signIn(ADA);
  const fail = () => Promise.reject(new Error('disk /dev/sda is full'));
  Object.defineProperty(failing.stores.lists, 'get', { value: fail });
  const answer = await fetch(`${failing.base}/myconferences`, {
    headers: { cookie: [...client.cookies].map((pair) => pair.join('=')).join('; ') },
  });
  await failing.close();
  expect(answer.status).toBe(500);
  expect(await answer.json()).toEqual({
    error: expect.stringMatching(/^The server made a mistake \(reference [A-Z0-9]{4}\)\.$/),
  });
  expect(failing.logLines.join('')).toContain('disk /dev/sda is full');
});

test('an answer that strays from the document leaves as 500', async () => {
  const straying = await startServer();
  const client = await straying.signIn(ADA);
  const entry = { id: 7, dummySince: null, lastEnd: null, externallyManaged: true };
  Object.defineProperty(straying.stores.lists, 'get', { value: async () => [entry] });
  const answer = await fetch(`${straying.base}/myconferences?thisappmanaged=false`, {
    headers: { cookie: [...client.cookies].map((pair) => pair.join('=')).join('; ') },
  });
  await straying.close();
  expect(answer.status).toBe(500);
  expect(straying.logLines.join('')).toContain('answer not as documented');
});

const text = (maxLength: number) =>
  fc.string({ unit: 'binary', maxLength }).filter((value) => [...value].length <= maxLength);
const oneOf = <Value>(...values: readonly Value[]) => fc.constantFrom(...values);

const repetition = fc.record(
  {
    frequency: fc.constant('weekly'),
    interval: fc.integer({ min: 1, max: 999 }),
    count: fc.option(fc.integer({ min: 1, max: 999 })),
    days_of_week_mask: fc.option(fc.integer({ min: 1, max: 127 })),
  },
  { requiredKeys: ['frequency'] },
);

const timed = fc.record({
  permanent: fc.constant(false),
  start: oneOf('2026-12-01T10:00', '2026-03-29T01:30:00', '2020-02-29T23:59:59.999'),
  end: oneOf('2026-12-01T10:01', '2030-01-01T00:00:00'),
  repetition: fc.option(repetition),
});
const permanent = fc.record({ permanent: fc.constant(true) });

const validSettings = fc
  .tuple(
    fc.oneof(timed, permanent),
    fc.record(
      {
        title: text(256).filter((title) => [...title].length >= 2),
        timezone: oneOf('UTC', 'Europe/London', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe'),
        description: text(2048),
        participants: fc.array(
          fc.record({ email: fc.nat(99).map((number) => `Guest${number}@example.com`), note: fc.json() }),
          { maxLength: 5 },
        ),
        require_owner: fc.boolean(),
        hide_dir_entry: fc.boolean(),
        externally_managed: fc.boolean(),
        rtmp_token: fc.option(text(50)),
        uri: text(50),
        unknown: fc.json(),
      },
      { requiredKeys: ['title', 'timezone'] },
    ),
  )
  .map(([when, rest]) => ({ ...rest, ...when }));

describe('any settings', () => {
  test('that are sound are kept, and given back in the form that they were kept in', async () => {
    await fc.assert(
      fc.asyncProperty(validSettings, async (settings) => {
        const written = await ada.request('PUT', '/myconferences/any', { body: { settings } });
        expect([201, 204]).toContain(written.status);
        const read = (await ada.request('GET', '/myconferences/any')).body.settings;
        expect(read.title).toBe(settings.title);
        expect(read).not.toHaveProperty('unknown');
        const again = await ada.request('PUT', '/myconferences/any', { body: { settings: read } });
        expect(again.status).toBe(204);
        expect((await ada.request('GET', '/myconferences/any')).body.settings).toEqual(read);
      }),
      { numRuns: 40 },
    );
  });

  test('with a field of the wrong kind are refused and change nothing', async () => {
    const before = await ada.request('PUT', '/myconferences/kept', { body: { settings: someSettings() } });
    expect([201, 204]).toContain(before.status);
    const fields = oneOf(
      'title',
      'timezone',
      'permanent',
      'start',
      'end',
      'repetition',
      'participants',
      'layout',
      'dummy',
      'send_emails',
      'rtmp_uri',
    );
    const wrong = fc.oneof(
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.constant({ a: 1 }),
      fc.constant([1]),
    );
    await fc.assert(
      fc.asyncProperty(fields, wrong, async (field, value) => {
        const settings = someSettings({ title: 'Changed', [field]: value });
        const refused = await ada.request('PUT', '/myconferences/kept', { body: { settings } });
        expect(refused.status).toBe(400);
      }),
      { numRuns: 60 },
    );
    expect((await ada.request('GET', '/myconferences/kept')).body.settings.title).toBe('Roof');
  });

  test('and any JSON at all are answered, never with a fault of ours', async () => {
    await fc.assert(
      fc.asyncProperty(fc.json(), async (json) => {
        const answer = await ada.request('POST', '/myconferences', { text: `{"settings":${json}}` });
        expect(answer.status).toBe(400);
      }),
      { numRuns: 60 },
    );
  });
});
