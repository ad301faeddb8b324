import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Credential } from '../../src/credentials/credential.js';
import { FakeStarLeaf, type Fault } from './fake-starleaf.js';
import { ada, type Bench, bob, hastyTimings, openService } from './support.js';

let fake: FakeStarLeaf;
let credential: Credential;
let bench: Bench;

beforeEach(async () => {
  fake = await FakeStarLeaf.start();
  credential = fake.addPerson('ada+work@example.com', 'pass word');
  bench = openService(fake);
});

afterEach(async () => {
  await fake.stop();
  expect(fake.violations).toEqual([]);
});

const signIn = () => bench.service.signIn(ada, credential);
const answer = (status: number, body?: object): Fault => ({
  kind: 'answer',
  status,
  ...(body && { body: JSON.stringify(body) }),
});

describe('a challenge', () => {
  test('tells the connect page how to derive the key', async () => {
    const { salt, iterations } = credential;
    expect(await bench.service.readChallenge('ada+work@example.com')).toEqual({ salt, iterations });
    expect(fake.seen).toMatchObject([{ path: '/challenge', query: '?username=ada%2Bwork%40example.com' }]);
  });

  test('is asked for again after a passing failure', async () => {
    fake.fail('GET', '/challenge', { kind: 'cut', worked: true });
    fake.fail('GET', '/challenge', answer(503));
    await bench.service.readChallenge(credential.email);
    expect(fake.count('GET', '/challenge')).toBe(3);
  });

  test.each([
    [404, 'sign-in-refused'],
    [401, 'sign-in-refused'],
    [403, 'forbidden'],
    [400, 'refused'],
  ])('that StarLeaf answers with %i is "%s"', async (status, failure) => {
    fake.fail('GET', '/challenge', answer(status, { error: 'no' }));
    await expect(bench.service.readChallenge(credential.email)).rejects.toMatchObject({ failure, status });
  });

  test.each([
    { salt: '0', iterations: 10, challenge: '00' },
    { salt: '00', iterations: 0, challenge: '00' },
    { salt: '00', iterations: 10_000_001, challenge: '00' },
    { salt: '00', iterations: 10 },
    { error: 'nobody' },
  ])('that makes no sense is "unexpected": %j', async (body) => {
    fake.fail('GET', '/challenge', answer(200, body));
    await expect(bench.service.readChallenge(credential.email)).rejects.toMatchObject({
      failure: 'unexpected',
    });
  });
});

describe('signing in', () => {
  test('answers one challenge', async () => {
    await signIn();
    expect(fake.seen.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /challenge',
      'POST /authenticate',
    ]);
  });

  test('does not mind the case of the salt', async () => {
    credential = { ...credential, salt: credential.salt.toUpperCase() };
    await signIn();
  });

  test.each<[string, Fault]>([
    ['GET', { kind: 'cut', worked: true }],
    ['POST', { kind: 'cut', worked: false }],
    ['POST', { kind: 'cut', worked: true }],
    ['POST', answer(500)],
  ])('begins again with a new challenge when %s fails', async (method, fault) => {
    fake.fail(method, '/', fault);
    await signIn();
    expect(fake.count('GET', '/challenge')).toBe(2);
  });

  test('follows a 449 in the middle', async () => {
    fake.fail('POST', '/authenticate', { kind: 'retry' });
    await signIn();
    expect(fake.count('POST', '/authenticate')).toBe(2);
    expect(fake.count('GET', '/challenge')).toBe(1);
  });

  test.each<[number, string]>([
    [401, 'sign-in-refused'],
    [400, 'sign-in-refused'],
    [404, 'sign-in-refused'],
    [403, 'forbidden'],
    [507, 'quota'],
    [302, 'unexpected'],
  ])('that StarLeaf answers with %i is "%s" and tried once', async (status, failure) => {
    fake.fail('POST', '/authenticate', answer(status, { error: 'no' }));
    await expect(signIn()).rejects.toMatchObject({ failure, status });
    expect(fake.count('POST', '/authenticate')).toBe(1);
  });

  test('with a wrong key is refused, and tried once', async () => {
    credential = { ...credential, key: '00'.repeat(32) };
    await expect(signIn()).rejects.toMatchObject({ failure: 'sign-in-refused', status: 401 });
    expect(fake.count('POST', '/authenticate')).toBe(1);
  });

  test('with the key of a former password is refused without trying it', async () => {
    fake.addPerson(credential.email, 'another password');
    await expect(signIn()).rejects.toMatchObject({ failure: 'sign-in-refused' });
    expect(fake.count('POST', '/authenticate')).toBe(0);
  });

  test('with other iterations is refused without trying', async () => {
    credential = { ...credential, iterations: 11 };
    await expect(signIn()).rejects.toMatchObject({ failure: 'sign-in-refused' });
    expect(fake.count('POST', '/authenticate')).toBe(0);
  });

  test('accepts a success with a body, unless the body is an error', async () => {
    const headers = { 'set-cookie': 'token=1; Path=/' };
    fake.fail('POST', '/authenticate', { kind: 'answer', status: 200, body: '{"user": "ada"}', headers });
    await signIn();
    fake.fail('POST', '/authenticate', { kind: 'answer', status: 200, body: '{"error": "denied"}', headers });
    await expect(signIn()).rejects.toMatchObject({ failure: 'sign-in-refused' });
  });

  test.each(['token=1; Path=/elsewhere', 'token=1; Domain=elsewhere.example', 'token=; Path=/; Max-Age=0'])(
    'that gives no cookie to come back with is no success: %s',
    async (cookie) => {
      const headers = { 'set-cookie': cookie };
      fake.fail('POST', '/authenticate', { kind: 'answer', status: 204, headers });
      await expect(signIn()).rejects.toMatchObject({ failure: 'unexpected', status: 204 });
    },
  );

  test('that gives no cookie at all is no success', async () => {
    fake.fail('POST', '/authenticate', {
      kind: 'answer',
      status: 200,
      body: '<html>Sign in to the network</html>',
    });
    await expect(signIn()).rejects.toMatchObject({ failure: 'unexpected' });
  });

  test('at a StarLeaf that does not answer ends in time', async () => {
    bench = openService(fake, { timings: hastyTimings });
    for (let times = 0; times < 10; times++) fake.fail('POST', '/authenticate', { kind: 'hang' });
    await expect(signIn()).rejects.toMatchObject({ failure: 'slow' });
    expect(fake.count('POST', '/authenticate')).toBeLessThan(4);
  });

  test('twice at once under one name spoils neither, since one waits for the other', async () => {
    const again = { ...credential, email: credential.email };
    await Promise.all([
      signIn(),
      bench.service.signIn(bob, again),
      bench.service.readChallenge(credential.email),
      bench.service.signIn(bob, again),
    ]);
    expect(fake.count('POST', '/authenticate')).toBe(3);
  });
});
