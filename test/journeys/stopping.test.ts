import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, type ClientRequest, type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { PEOPLE } from '../../src/playground/people.js';
import { StrictClient } from '../conference-server/strict-client.js';
import { findFreePort, printed, runMain, type StarLeafProcess } from '../support/process.js';

const [ANA] = PEOPLE;
const KEY = Buffer.alloc(32, 5).toString('base64');
const BODY = JSON.stringify({
  settings: { title: 'Roof', timezone: 'UTC', permanent: true, start: null, end: null },
});

let folder: string;
let port: number;
let started: StarLeafProcess[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'starleaf-stopping-'));
  port = await findFreePort();
  started = [];
});

afterEach(async () => {
  for (const { child } of started) child.kill('SIGKILL');
  await Promise.all(started.map(({ ended }) => ended));
  await rm(folder, { recursive: true });
});

async function run(environment: Record<string, string> = {}, entry = 'main.js'): Promise<StarLeafProcess> {
  const running = runMain(folder, { PORT: String(port), ...environment }, entry);
  started.push(running);
  await printed(running, `http://127.0.0.1:${port}`);
  return running;
}

async function signIn(): Promise<StrictClient> {
  if (ANA === undefined) throw new Error('the playground has people');
  const client = new StrictClient(`http://127.0.0.1:${port}/v1`);
  await client.signIn(ANA.email, ANA.password);
  return client;
}

/** Sends half of a request to make a conference, over a connection that is to be kept. */
async function beginPut({ cookies }: StrictClient): Promise<ClientRequest> {
  const sent = request({
    port,
    host: '127.0.0.1',
    method: 'PUT',
    path: '/v1/myconferences/roof',
    agent: new Agent({ keepAlive: true }),
    headers: {
      cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      'content-type': 'application/json',
      'content-length': BODY.length,
      // The process says that it has read the headers.
      expect: '100-continue',
    },
  });
  const heard = once(sent, 'continue');
  sent.flushHeaders();
  await heard;
  sent.write(BODY.slice(0, 20));
  return sent;
}

/** Resolves once nobody new is let in. */
async function turnedAway(): Promise<void> {
  const isRefused = await fetch(`http://127.0.0.1:${port}/healthz`).then(
    () => false,
    // A connection that was kept may be closed as it is used; a new one is refused or is not.
    ({ cause }) => cause.code === 'ECONNREFUSED',
  );
  return isRefused ? undefined : turnedAway();
}

describe('a process that is asked to stop while it answers somebody', () => {
  test('finishes that, lets nobody new in, and ends with 0 in good time', async () => {
    const running = await run();
    const client = await signIn();
    const sent = await beginPut(client);
    const answered = once(sent, 'response');
    const asked = performance.now();
    running.child.kill('SIGTERM');
    await turnedAway();
    sent.end(BODY.slice(20));
    const [answer] = (await answered) as [IncomingMessage];
    expect([answer.statusCode, answer.headers.connection]).toEqual([201, 'close']);
    expect(await running.ended).toBe(0);
    expect(performance.now() - asked).toBeLessThan(25_000);

    await run();
    expect((await client.request('GET', '/myconferences')).body.conf_ids).toEqual(['roof']);
  });

  test('is not ready from that moment on, and tells whoever asks regularly before it turns anybody away', async () => {
    const running = await run();
    const ready = () => fetch(`http://127.0.0.1:${port}/readyz`);
    expect((await ready()).status).toBe(200);
    running.child.kill('SIGTERM');
    const untilStopping = async (): Promise<Response> => {
      const answer = await ready();
      return answer.status === 200 ? untilStopping() : answer;
    };
    const answer = await untilStopping();
    expect([answer.status, await answer.json()]).toEqual([503, { failing: 'stopping' }]);
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
    expect(await running.ended).toBe(0);
  });
});

describe('the conference server alone', () => {
  test('serves the API and its health, and says how the app uses it', async () => {
    const environment = { HOST: '127.0.0.1', CREDENTIALS_KEY: KEY, APP_ADDRESSES: '127.0.0.1' };
    const running = await run(environment, 'conference-server-main.js');
    expect(running.output()).toContain(`STARLEAF_API_URL=http://127.0.0.1:${port}/v1`);
    const origin = `http://127.0.0.1:${port}`;
    expect((await fetch(`${origin}/healthz`)).status).toBe(200);
    expect((await fetch(`${origin}/readyz`)).status).toBe(200);
    expect((await fetch(`${origin}/v1/challenge?username=kim@example.com`)).status).toBe(200);
    const headers = { 'x-request-id': '7F3K7F3K7F3K7F3K' };
    expect((await fetch(`${origin}/v1/version`, { headers })).status).toBe(401);
    await printed(running, '"request":"7F3K7F3K7F3K7F3K"');
    expect((await fetch(`${origin}/slack/events`, { method: 'POST' })).status).toBe(404);
    running.child.kill('SIGTERM');
    expect(await running.ended).toBe(0);
  });

  test('tells each fault of its configuration in one go and ends with 1', async () => {
    const running = runMain(folder, { PORT: 'many', TRUST_PROXY: 'me' }, 'conference-server-main.js');
    started.push(running);
    expect(await running.ended).toBe(1);
    for (const name of ['PORT', 'CREDENTIALS_KEY', 'TRUST_PROXY']) expect(running.output()).toContain(name);
    expect(running.output()).not.toContain('SLACK_');
  });
});
