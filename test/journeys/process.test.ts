import { createHmac, pbkdf2Sync } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { PEOPLE } from '../../src/playground/people.js';
import { followConnectLink } from '../support/connect.js';
import { findFreePort, printed, runMain, type StarLeafProcess } from '../support/process.js';
import { findButton, Seat } from '../support/seat.js';

const GENERAL = 'C0GENERAL1';
const ADA = PEOPLE.find(({ isConnected }) => !isConnected);
const KEY = Buffer.alloc(32, 5).toString('base64');

let folder: string;
let port: number;
let started: StarLeafProcess[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'starleaf-process-'));
  port = await findFreePort();
  started = [];
});

afterEach(async () => {
  for (const { child } of started) child.kill('SIGKILL');
  await Promise.all(started.map(({ ended }) => ended));
  await rm(folder, { recursive: true });
});

function run(environment: Record<string, string> = {}): StarLeafProcess {
  const running = runMain(folder, { PORT: String(port), ...environment });
  started.push(running);
  return running;
}

describe('with nothing set', () => {
  test('says where to go and what to type, and answers its health', async () => {
    const running = run();
    await printed(running, `http://127.0.0.1:${port}/`);
    expect(running.output()).toContain('/starleaf meet tomorrow 3pm');
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
    expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200);
  });

  test('a port that is taken is said plainly', async () => {
    const first = run();
    await printed(first, 'Open');
    const second = run();
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain(`port ${port} is taken`);
  });

  test('stops by itself when asked to', async () => {
    const running = run();
    await printed(running, 'Open');
    running.child.kill('SIGTERM');
    expect(await running.ended).toBe(0);
  });
});

/** The key behind somebody's password, and what the session's cookies are called. */
async function secretsOf(somebody: {
  readonly email: string;
  readonly password: string;
}): Promise<{ readonly key: Buffer; readonly cookieNames: readonly string[] }> {
  const api = `http://127.0.0.1:${port}/v1`;
  const asked = await fetch(`${api}/challenge?username=${encodeURIComponent(somebody.email)}`);
  const { salt, iterations, challenge } = (await asked.json()) as {
    salt: string;
    iterations: number;
    challenge: string;
  };
  const key = pbkdf2Sync(somebody.password, Buffer.from(salt, 'hex'), iterations, 32, 'sha256');
  const response = createHmac('sha256', key).update(Buffer.from(challenge, 'hex')).digest('hex');
  const signedIn = await fetch(`${api}/authenticate`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: somebody.email, response }),
  });
  expect(signedIn.status).toBe(204);
  const cookieNames = signedIn.headers.getSetCookie().map((cookie) => cookie.split('=')[0] ?? '');
  expect(cookieNames.length).toBeGreaterThan(0);
  return { key, cookieNames };
}

describe('killed right after somebody connected', () => {
  test('knows them after the restart, and its file shows nothing of them', async () => {
    if (ADA === undefined) throw new Error('somebody has yet to connect');
    const first = run();
    await printed(first, 'Open');
    const seat = new Seat(`http://127.0.0.1:${port}`, ADA.id);
    await seat.type(GENERAL, '/starleaf connect');
    const prompt = await seat.seeWords(GENERAL, 'Connect my account');
    const link = findButton(prompt.blocks, 'Connect my account')?.url ?? '';
    expect((await followConnectLink(link, ADA)).status).toBe(204);
    const { key, cookieNames } = await secretsOf(ADA);
    first.child.kill('SIGKILL');
    expect(await first.ended).toBe('SIGKILL');

    const second = run();
    await printed(second, 'Open');
    await seat.type(GENERAL, '/starleaf tomorrow 3pm about sturdiness');
    await seat.seeWords(GENERAL, 'Posted in', 'sturdiness');
    second.child.kill('SIGTERM');
    await second.ended;

    const files = await readdir(join(folder, 'data'));
    expect(files).toContain('starleaf.db');
    for (const file of files) {
      const path = join(folder, 'data', file);
      expect((await stat(path)).mode & 0o077).toBe(0);
      const bytes = await readFile(path);
      const words = [
        ADA.password,
        ADA.email,
        'example.com',
        'sturdiness',
        ADA.id,
        key.toString('hex'),
        ...cookieNames,
      ];
      for (const secret of [...words, key]) {
        expect({ file, secret, found: bytes.includes(secret) }).toEqual({ file, secret, found: false });
      }
    }
  });
});

describe('with a faulty configuration', () => {
  test('tells each fault in one go and ends with 1', async () => {
    const running = run({ SLACK_BOT_TOKEN: 'nonsense', PORT: 'many', LOG_LEVEL: 'loud' });
    expect(await running.ended).toBe(1);
    for (const variable of [
      'SLACK_BOT_TOKEN',
      'SLACK_SIGNING_SECRET',
      'PORT',
      'CREDENTIALS_KEY',
      'LOG_LEVEL',
    ]) {
      expect(running.output()).toContain(variable);
    }
  });

  test('a store that cannot be opened is named with its remedy', async () => {
    const running = run({ DATABASE_URL: 'sqlite:///dev/null/starleaf.db' });
    expect(await running.ended).toBe(1);
    expect(running.output()).toContain('DATABASE_URL');
  });
});

describe('with Slack variables', () => {
  test('there is no playground, and unsigned requests are refused', async () => {
    const running = run({
      HOST: '127.0.0.1',
      SLACK_BOT_TOKEN: 'xoxb-1-2-abc',
      SLACK_SIGNING_SECRET: '8f742231b10e8888abcd99yyyzzz85a5',
      SLACK_API_URL: 'http://127.0.0.1:9/api/',
      CREDENTIALS_KEY: KEY,
    });
    await printed(running, `listens on http://127.0.0.1:${port}`);
    const origin = `http://127.0.0.1:${port}`;
    expect((await fetch(`${origin}/`)).status).toBe(404);
    expect((await fetch(`${origin}/api/api.test`)).status).toBe(404);
    expect((await fetch(`${origin}/playground/state?user=U1`)).status).toBe(404);
    expect((await fetch(`${origin}/slack/events`, { method: 'POST', body: 'x' })).status).toBe(401);
    expect((await fetch(`${origin}/healthz`)).status).toBe(200);
  });
});
