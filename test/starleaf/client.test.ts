import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { StarLeafFailure } from '../../src/starleaf/errors.js';
import type { StarLeafAccount } from '../../src/starleaf/service.js';
import { FakeStarLeaf, type Fault } from './fake-starleaf.js';
import { ada, type Bench, hastyTimings, openService, plan } from './support.js';

let fake: FakeStarLeaf;

beforeEach(async () => {
  fake = await FakeStarLeaf.start();
});

afterEach(async () => {
  await fake.stop();
  expect(fake.violations).toEqual([]);
});

/** Ada's account, signed in already, so that only the request in question is sent. */
async function signedIn(
  options: Parameters<typeof openService>[1] = {},
): Promise<Bench & { account: StarLeafAccount }> {
  const bench = openService(fake, options);
  const credential = fake.addPerson('ada@example.com', 'pass word');
  await bench.service.signIn(ada, credential);
  fake.seen.length = 0;
  bench.lines.length = 0;
  return { ...bench, account: bench.service.account(ada, credential) };
}

const answer = (status: number, body?: object, headers?: Record<string, string>): Fault => ({
  kind: 'answer',
  status,
  ...(body && { body: JSON.stringify(body) }),
  ...(headers && { headers }),
});

const failures: [string, Fault, StarLeafFailure][] = [
  ['the connection is cut before anything is done', { kind: 'cut', worked: false }, 'unreachable'],
  ['the connection is cut after the work is done', { kind: 'cut', worked: true }, 'unreachable'],
  ['the answer ends half way', { kind: 'cut-body' }, 'unreachable'],
  ['no answer comes', { kind: 'hang' }, 'slow'],
  ['the answer drips', { kind: 'drip' }, 'slow'],
  ['the server is overloaded', answer(503), 'unreachable'],
  [
    'the server breaks',
    { kind: 'answer', status: 500, body: '<html>', headers: { 'content-type': 'text/html' } },
    'unreachable',
  ],
  ['a proxy sees no server', answer(502), 'unreachable'],
  ['too many requests come', answer(429, { error: 'slow down' }), 'busy'],
];

describe('a passing failure', () => {
  test.each(failures)('is not seen by anybody when %s', async (_, fault) => {
    const { account } = await signedIn({ timings: hastyTimings });
    fake.fail('PUT', '/myconferences/', fault);
    const meeting = await account.putMeeting('c1', plan());
    expect(meeting).toMatchObject({
      confId: 'c1',
      dialIn: { joinUrl: 'https://meet.starleaf.com/1000000000/app' },
    });
    expect(fake.conferences.size).toBe(1);
    fake.fail('GET', '/features', fault);
    expect(await account.features()).toEqual(new Set(['conferencing', 'guest_invites']));
    fake.fail('DELETE', '/myconferences/', fault);
    await account.cancelMeeting('c1');
    expect(fake.conferences.size).toBe(0);
  });

  test.each(failures)('that does not pass is told in the end when %s', async (_, fault, failure) => {
    const { account } = await signedIn({ timings: hastyTimings });
    for (let times = 0; times < 10; times++) fake.fail('GET', '/features', fault);
    await expect(account.features()).rejects.toMatchObject({ failure });
    expect(fake.count('GET', '/features')).toBeGreaterThan(1);
    expect(fake.count('GET', '/features')).toBeLessThan(5);
  });

  test.each(failures.slice(0, 4))(
    'never repeats a POST, which might make a second meeting, when %s',
    async (_, fault, failure) => {
      const { account } = await signedIn({ timings: hastyTimings });
      fake.fail('POST', '/myconferences', fault);
      await expect(account.createMeeting(plan())).rejects.toMatchObject({ failure });
      expect(fake.count('POST', '/myconferences')).toBe(1);
    },
  );

  test('of a server that is not there is "unreachable"', async () => {
    const { account, clock } = await signedIn();
    await fake.stop();
    await expect(account.features()).rejects.toMatchObject({ failure: 'unreachable', status: null });
    expect(clock.pauses).toEqual([100, 200, 400, 800, 1600, 3200]);
    fake = await FakeStarLeaf.start();
  });
});

describe('a server that is too busy', () => {
  test('says when to come back, and that is when we do', async () => {
    const { account, clock } = await signedIn();
    fake.fail('GET', '/features', answer(429, undefined, { 'retry-after': '3' }));
    fake.fail('GET', '/features', answer(503, undefined, { 'retry-after': '2' }));
    await account.features();
    expect(clock.pauses).toEqual([3_000, 2_000]);
  });

  test('and asks for longer than people wait is given up at once', async () => {
    const { account, clock } = await signedIn();
    fake.fail('GET', '/features', answer(429, undefined, { 'retry-after': '60' }));
    await expect(account.features()).rejects.toMatchObject({ failure: 'busy', retryAfterSeconds: 60 });
    expect(clock.pauses).toEqual([]);
  });
});

test('a StarLeaf that takes its time still works', async () => {
  const { account } = await signedIn();
  let answerNow = () => {};
  fake.fail('GET', '/features', {
    kind: 'wait',
    until: new Promise<void>((resolve) => (answerNow = resolve)),
  });
  const features = account.features();
  while (fake.count('GET', '/features') === 0) await new Promise(setImmediate);
  answerNow();
  expect(await features).toContain('conferencing');
  expect(fake.count('GET', '/features')).toBe(1);
});

describe('449', () => {
  test('repeats the request with the cookies it sets, at once', async () => {
    const { account, clock } = await signedIn();
    fake.fail('PUT', '/myconferences', { kind: 'retry' });
    fake.fail('PUT', '/myconferences', { kind: 'retry' });
    await account.putMeeting('c1', plan());
    expect(fake.seen.map(({ method, headers }) => [method, cookie(headers.cookie, 'route')])).toEqual([
      ['PUT', 'a'],
      ['PUT', 'aa'],
      ['PUT', 'aaa'],
    ]);
    expect(clock.pauses).toEqual([]);
  });

  test('repeats a POST too, since StarLeaf asks for it', async () => {
    const { account } = await signedIn();
    fake.fail('POST', '/myconferences', { kind: 'retry' });
    await account.createMeeting(plan());
    expect(fake.conferences.size).toBe(1);
  });

  test('is followed three times and then given up', async () => {
    const { account } = await signedIn();
    for (let times = 0; times < 10; times++) fake.fail('GET', '/features', { kind: 'retry' });
    await expect(account.features()).rejects.toMatchObject({ failure: 'unreachable', status: 449 });
    expect(fake.count('GET', '/features')).toBe(4);
  });
});

describe('an answer that is not StarLeaf’s', () => {
  const bomb = gzipSync(Buffer.alloc(16 * 1024 * 1024, ' '));
  test.each<[string, Fault]>([
    ['is no JSON', { kind: 'answer', status: 200, body: '<html>Sign in to the network</html>' }],
    ['is empty', { kind: 'answer', status: 200 }],
    ['has the wrong types', { kind: 'answer', status: 200, body: '{"features": {"webrtc": true}}' }],
    ['is too large', { kind: 'answer', status: 200, body: Buffer.alloc(5 * 1024 * 1024, ' ') }],
    ['swells', { kind: 'answer', status: 200, body: bomb, headers: { 'content-encoding': 'gzip' } }],
    [
      'is not compressed as it says',
      { kind: 'answer', status: 200, body: 'x', headers: { 'content-encoding': 'gzip' } },
    ],
    ['leads elsewhere', { kind: 'answer', status: 302, headers: { location: 'https://login.example/' } }],
    ['is a success that nobody documented', { kind: 'answer', status: 202, body: '{"features": []}' }],
  ])('is "unexpected" and not asked for again: it %s', async (_, fault) => {
    const { account } = await signedIn();
    fake.fail('GET', '/features', fault);
    await expect(account.features()).rejects.toMatchObject({ failure: 'unexpected' });
    expect(fake.count('GET', '/features')).toBe(1);
  });

  test('may be compressed', async () => {
    const { account } = await signedIn();
    const body = gzipSync('{"features": ["webrtc"]}');
    fake.fail('GET', '/features', {
      kind: 'answer',
      status: 200,
      body,
      headers: { 'content-encoding': 'gzip' },
    });
    expect(await account.features()).toEqual(new Set(['webrtc']));
  });
});

describe('the base URL', () => {
  test.each(['/v1', '/starleaf/api/v1', ''])(
    'may have the path "%s", and a slash at its end',
    async (path) => {
      await fake.stop();
      fake = await FakeStarLeaf.start(path);
      const { account } = await signedIn({ baseUrl: `${fake.url}/` });
      await account.putMeeting('c1', plan());
      expect(await account.listMeetingIds()).toEqual(['c1']);
    },
  );
});

describe('the log', () => {
  test('has a line for every exchange, with the server that answered', async () => {
    const { account, lines } = await signedIn();
    fake.fail('PUT', '/myconferences', answer(503));
    fake.fail('PUT', '/myconferences', { kind: 'cut', worked: true });
    await account.putMeeting('private-id', plan());
    const line = { level: 30, msg: 'StarLeaf exchange', milliseconds: 0, path: '/myconferences/:id' };
    expect(lines).toEqual([
      { ...line, method: 'PUT', status: 503, server: 'fake-1', attempt: 1 },
      { ...line, method: 'PUT', status: null, failure: 'ECONNRESET', attempt: 2 },
      { ...line, method: 'PUT', status: 204, server: 'fake-1', attempt: 3 },
      { ...line, method: 'GET', status: 200, server: 'fake-1', attempt: 1 },
    ]);
  });

  test('and errors hold no cookie, address, id, title, key or body', async () => {
    const { service, account, lines } = await signedIn({ timings: hastyTimings });
    const credential = fake.addPerson('secret@example.com', 'hush hush');
    await service.signIn(ada, credential);
    fake.fail('PUT', '/myconferences', answer(400, { error: 'title: too short' }));
    const refused = await account
      .putMeeting('secret-id', plan({ title: 'Secret' }))
      .catch((error: unknown) => error);
    await fake.stop();
    const unreachable = await account
      .putMeeting('secret-id', plan({ title: 'Secret' }))
      .catch((error: unknown) => error);
    fake = await FakeStarLeaf.start();
    for (const error of [refused, unreachable]) {
      expect(error).toMatchObject({ name: 'StarLeafError' });
      expect(error).not.toHaveProperty('cause');
      const said = JSON.stringify([lines, error, String(error), Object.getOwnPropertyNames(error)]);
      expect(said).not.toMatch(/secret|sl_session|cookie|axios|127\.0\.0\.1|kim@/i);
      expect(said).not.toContain(credential.key);
    }
  });
});

function cookie(header: string | undefined, name: string): string | undefined {
  return header
    ?.split('; ')
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1);
}
