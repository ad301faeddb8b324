import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { readDocument } from '../../../src/conference-server/document.js';
import { ADA, type RunningServer, startServer } from '../fixture.js';
import { respond } from '../strict-client.js';

const MINUTE_MS = 60_000;
const CHALLENGE = '/challenge?username=';

let server: RunningServer;

const OFTEN = { times: 1000, withinMs: 15 * MINUTE_MS };
const PATIENT = {
  perUsernameAndAddress: OFTEN,
  perUsername: OFTEN,
  perAddress: OFTEN,
  challengesPerAddress: OFTEN,
};

beforeAll(async () => {
  server = await startServer({ limits: { signIn: PATIENT } });
});
afterAll(() => server.close());

async function challenge(username: string, of = server) {
  return (await of.client().request('GET', CHALLENGE + encodeURIComponent(username))).body;
}

async function authenticate(username: string, response: string, of = server) {
  return of.client().request('POST', '/authenticate', { body: { username, response } });
}

describe('a challenge', () => {
  test('has salt, iterations and 32 fresh bytes', async () => {
    const [one, two] = [await challenge(ADA.email), await challenge(ADA.email)];
    expect(one).toEqual({
      salt: expect.stringMatching(/^[0-9a-f]{32}$/),
      iterations: 10,
      challenge: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(two.salt).toBe(one.salt);
    expect(two.challenge).not.toBe(one.challenge);
  });

  test('takes an address as people write it', async () => {
    const plain = await server.client().request('GET', `${CHALLENGE}ada@example.com`);
    expect(plain.body.salt).toBe((await challenge('Ada@Example.COM')).salt);
  });

  test('for nobody looks like one for somebody, the same each time', async () => {
    const [one, two] = [await challenge('nobody@example.com'), await challenge('Nobody@example.com')];
    expect(Object.keys(one)).toEqual(Object.keys(await challenge(ADA.email)));
    expect(one.iterations).toBe(10);
    expect(one.salt).toMatch(/^[0-9a-f]{32}$/);
    expect(two.salt).toBe(one.salt);
    expect((await challenge('somebody@example.com')).salt).not.toBe(one.salt);
  });

  test.each(['/challenge', '/challenge?username=', '/challenge?username=a&username=b'])(
    'needs one username: %s',
    async (path) => {
      expect((await server.client().request('GET', path)).status).toBe(400);
    },
  );
});

describe('the right response', () => {
  test('signs in with two opaque cookies', async () => {
    const client = await server.signIn(ADA);
    expect(client.cookies.size).toBe(2);
    expect((await client.request('GET', '/version')).status).toBe(200);
  });

  test('may be in upper case, and so may the address', async () => {
    const given = await challenge(ADA.email);
    const answer = await authenticate('ADA@EXAMPLE.COM', respond(ADA.password, given).toUpperCase());
    expect(answer.status).toBe(204);
    expect(answer.headers.getSetCookie()).toHaveLength(2);
    expect(answer.headers.getSetCookie().join()).not.toContain('Secure');
  });

  test('may come as application/json; utf-8', async () => {
    const response = respond(ADA.password, await challenge(ADA.email));
    const answer = await server.client().request('POST', '/authenticate', {
      body: { username: ADA.email, response },
      headers: { 'content-type': 'application/json; utf-8' },
    });
    expect(answer.status).toBe(204);
  });

  test('counts once', async () => {
    const response = respond(ADA.password, await challenge(ADA.email));
    expect((await authenticate(ADA.email, response)).status).toBe(204);
    expect((await authenticate(ADA.email, response)).status).toBe(401);
  });

  test('sent twice at once counts once', async () => {
    const response = respond(ADA.password, await challenge(ADA.email));
    const answers = await Promise.all([authenticate(ADA.email, response), authenticate(ADA.email, response)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 401]);
  });

  test('counts for the newest challenge only', async () => {
    const [older, newer] = [await challenge(ADA.email), await challenge(ADA.email)];
    expect((await authenticate(ADA.email, respond(ADA.password, older))).status).toBe(401);
    expect((await authenticate(ADA.email, respond(ADA.password, newer))).status).toBe(401);
  });

  test('comes within a minute', async () => {
    const inTime = await challenge(ADA.email);
    server.clock.advance(MINUTE_MS);
    expect((await authenticate(ADA.email, respond(ADA.password, inTime))).status).toBe(204);
    const late = await challenge(ADA.email);
    server.clock.advance(MINUTE_MS + 1);
    expect((await authenticate(ADA.email, respond(ADA.password, late))).status).toBe(401);
  });
});

describe('signing in is refused, always in the same words', () => {
  test.each<[string, string, (given: never) => string]>([
    ['a wrong password', ADA.email, (given) => respond('wrong', given)],
    ['somebody who is not there', 'nobody@example.com', (given) => respond(ADA.password, given)],
    ['made-up digits', ADA.email, () => '0'.repeat(64)],
  ])('%s', async (_name, username, answer) => {
    const given = await challenge(username);
    const refused = await authenticate(username, answer(given as never));
    expect(refused.status).toBe(401);
    expect(refused.body.error).toBe('The username or the response is wrong.');
    expect(refused.headers.getSetCookie()).toEqual([]);
  });

  test('no challenge was asked for', async () => {
    const refused = await authenticate(ADA.email, '0'.repeat(64));
    expect([refused.status, refused.body.error]).toEqual([401, 'The username or the response is wrong.']);
  });

  test('a wrong response uses up the challenge', async () => {
    const given = await challenge(ADA.email);
    await authenticate(ADA.email, respond('wrong', given));
    expect((await authenticate(ADA.email, respond(ADA.password, given))).status).toBe(401);
  });
});

test.each([
  {},
  { username: ADA.email },
  { response: '0'.repeat(64) },
  { username: ADA.email, response: '0'.repeat(63) },
  { username: ADA.email, response: 'x'.repeat(64) },
  { username: 5, response: '0'.repeat(64) },
])('%j is no answer', async (body) => {
  expect((await server.client().request('POST', '/authenticate', { body })).status).toBe(400);
});

describe('guessing', () => {
  let wary: RunningServer;
  let heard: string[];
  beforeAll(async () => {
    const signIn = { ...PATIENT, perUsernameAndAddress: { ...OFTEN, times: 2 } };
    const watch = { onSignIn: ({ outcome }: { readonly outcome: string }) => heard.push(outcome) };
    wary = await startServer({ limits: { signIn }, watch });
  });
  beforeEach(() => {
    heard = [];
  });
  afterAll(() => wary.close());

  async function guess(username: string, password: string) {
    return authenticate(username, respond(password, await challenge(username, wary)), wary);
  }

  test.each(['known', 'nobody@example.com'])('ends after a few wrong answers for %s', async (name) => {
    const username = name === 'known' ? (await wary.newcomer()).email : name;
    expect((await guess(username, 'one')).status).toBe(401);
    expect((await guess(username.toUpperCase(), 'two')).status).toBe(401);
    const refused = await guess(username, ADA.password);
    expect(refused.status).toBe(429);
    expect(heard.slice(-3)).toEqual(['refused', 'refused', 'limited']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(15 * 60);
  });

  test('does not keep others out', async () => {
    for (const password of ['one', 'two', 'three']) await guess('bob@example.com', password);
    expect((await guess(ADA.email, ADA.password)).status).toBe(204);
    expect(heard.at(-1)).toBe('done');
  });

  test('is forgotten with the right answer', async () => {
    for (let round = 0; round < 3; round += 1) {
      expect((await guess(ADA.email, 'wrong')).status).toBe(401);
      expect((await guess(ADA.email, ADA.password)).status).toBe(204);
    }
  });
});

describe('a session', () => {
  const guarded = Object.entries(readDocument().paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([, operation]) => !Array.isArray(operation) && operation.security === undefined)
      .map(([method]) => [method.toUpperCase(), path.replaceAll(/[{}]/g, '')] as const),
  );

  test.each(guarded)('is needed for %s %s', async (method, path) => {
    expect((await server.client().request(method, path)).status).toBe(401);
  });

  test('is needed for all but the two requests that begin one', () => {
    expect(guarded).toHaveLength(14);
  });

  test('ends an hour after its last request', async () => {
    const client = await server.signIn(ADA);
    for (let round = 0; round < 3; round += 1) {
      server.clock.advance(50 * MINUTE_MS);
      expect((await client.request('GET', '/version')).status).toBe(449);
      expect((await client.request('GET', '/version')).status).toBe(200);
    }
    server.clock.advance(61 * MINUTE_MS);
    expect((await client.request('GET', '/version')).status).toBe(401);
    await client.signIn(ADA.email, ADA.password);
    expect((await client.request('GET', '/version')).status).toBe(200);
  });

  test('renews old cookies by 449 Retry, once', async () => {
    const client = await server.signIn(ADA);
    server.clock.advance(16 * MINUTE_MS);
    const retry = await client.request('GET', '/version');
    expect([retry.status, retry.reason]).toEqual([449, 'Retry']);
    expect(retry.headers.getSetCookie()).toHaveLength(2);
    expect((await client.request('GET', '/version')).status).toBe(200);
  });

  test('gives requests that come together with old cookies the same new ones', async () => {
    const client = await server.signIn(ADA);
    server.clock.advance(16 * MINUTE_MS);
    const retries = await Promise.all([1, 2, 3].map(() => client.request('GET', '/version')));
    const cookies = new Set(retries.map(({ headers }) => headers.getSetCookie().join()));
    expect(retries.map(({ status }) => status)).toEqual([449, 449, 449]);
    expect(cookies.size).toBe(1);
  });

  test('outlives a restart of the server', async () => {
    const client = await server.signIn(ADA);
    const restarted = await startServer({ stores: server.stores, clock: server.clock });
    const resumed = restarted.client();
    for (const [name, value] of client.cookies) resumed.cookies.set(name, value);
    const answer = await resumed.request('GET', '/version');
    await restarted.close();
    expect(answer.status).toBe(200);
  });

  test.each<[string, (email: string) => Promise<unknown>]>([
    ['a new password', (email) => server.accounts.setPassword(email, 'another one')],
    ['the removal of the account', (email) => server.accounts.remove(email)],
  ])('ends with %s', async (_name, change) => {
    const { email, client } = await server.newcomer();
    await change(email);
    expect((await client.request('GET', '/version')).status).toBe(401);
  });

  test('cannot be made up', async () => {
    const client = server.client();
    client.cookies.set('sl_session', 'guess');
    client.cookies.set('sl_route', '00');
    expect((await client.request('GET', '/version')).status).toBe(401);
  });
});

test('neither address nor cookie gets into the log', async () => {
  const client = await server.signIn(ADA);
  await client.request('GET', '/version');
  const log = server.logLines.join('');
  expect(log).toContain('/v1/authenticate');
  for (const secret of [ADA.email, ...client.cookies.values()]) expect(log).not.toContain(secret);
});
