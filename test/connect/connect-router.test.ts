import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import express from 'express';
import { pino } from 'pino';
import { z } from 'zod';
import { ConnectLinks } from '../../src/connect/connect-links.js';
import { type ConnectOptions, createConnectRouter } from '../../src/connect/connect-router.js';
import type { Connected } from '../../src/connect/sign-in.js';
import { Vault } from '../../src/credentials/vault.js';
import type { StarLeafFailure } from '../../src/starleaf/errors.js';
import { createLimiters } from '../../src/storage/rate-limiter.js';
import type { Storage } from '../../src/storage/storage.js';
import { createTemporaryStore, type TemporaryStore } from '../storage/temporary-store.js';
import { FakeStarLeaf } from './fake-starleaf.js';

const owner = { workspaceId: 'T0000001', userId: 'U0000042' };
const email = 'ada@example.com';
const request = { owner, email, name: 'Ada <Lovelace>', resume: 'draft-1', continues: true };

const refusalShape = z.object({ error: z.string(), about: z.enum(['email', 'password', 'moment', 'link']) });
const refusal = async (answer: Response) => refusalShape.parse(await answer.json());

describe('The connect pages', () => {
  let store: TemporaryStore;
  let storage: Storage;
  let now: number;
  let starleaf: FakeStarLeaf;
  let vault: Vault;
  let links: ConnectLinks;
  let server: Server;
  let origin: string;
  let connected: Connected[];
  let log: string;

  const serve = async (more: Partial<ConnectOptions> = {}) => {
    const app = express();
    const write = (line: string) => {
      log += line;
    };
    const logger = pino({ level: 'info' }, { write });
    const onConnected = async (one: Connected) => void connected.push(one);
    const publicUrl = 'http://starleaf.example';
    const openLimiter = createLimiters(storage, () => now);
    const parts = { links, vault, starleaf, publicUrl, onConnected, openLimiter, logger };
    const options = { ...parts, now: () => now, ...more };
    app.use('/connect', createConnectRouter(options));
    server = createServer(app);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('The server has no port');
    origin = `http://127.0.0.1:${address.port}`;
  };
  const close = () => new Promise((resolve) => server.close(resolve));
  const newPath = async () => `/connect/${(await links.create(request)).token}`;
  const get = (path: string) => fetch(origin + path);
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(origin + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const connect = async (path: string, key = starleaf.rightKey, address = email) => {
    await post(`${path}/challenge`, { email: address });
    return post(path, { email: address, key });
  };

  beforeEach(async () => {
    now = Date.parse('2026-11-25T15:00:00Z');
    store = await createTemporaryStore();
    storage = await store.open({ now: () => now });
    vault = new Vault(storage, () => now);
    links = new ConnectLinks({ storage, publicUrl: 'http://starleaf.example', now: () => now });
    starleaf = new FakeStarLeaf();
    connected = [];
    log = '';
    await serve();
  });

  afterEach(async () => {
    await close();
    await storage.close();
    await store.destroy();
  });

  describe('when somebody opens a link', () => {
    test('greet its person, with the e-mail address filled in', async () => {
      const page = await get(await newPath());
      expect(page.status).toBe(200);
      expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
      const text = await page.text();
      expect(text).toContain('Ada &lt;Lovelace&gt;');
      expect(text).toContain('value="ada@example.com"');
      expect(text).toContain('data-seconds-left="600"');
      expect(text).toContain('href="slack://open?team=T0000001"');
      expect(text).toContain('What you typed in Slack is running now.');
    });

    test('ask for what Slack did not tell, and promise nothing where nothing waits', async () => {
      const { token } = await links.create({ owner, email: null, name: 'Ada', resume: null });
      const text = await (await get(`/connect/${token}`)).text();
      expect(text).toContain('value=""');
      expect(text).toContain('Slack knows already.');
    });

    test('name every field, and give none a name that would be submitted', async () => {
      const text = await (await get(await newPath())).text();
      expect(text).toContain('<label for="email">E-mail</label>');
      expect(text).toContain('<label for="password">Password</label>');
      expect(text).toMatch(/id="password" type="password" autocomplete="current-password"/);
      expect(text).not.toMatch(/<input[^>]* name=/);
    });

    test('work without anything inline or from elsewhere, under a policy that says so', async () => {
      const page = await get(await newPath());
      const text = await page.text();
      expect(text).not.toMatch(/<script(?![^>]* src="assets\/)|<style| style=| on\w+=|https?:/);
      const policy = page.headers.get('content-security-policy');
      expect(policy?.split(';').toSorted()).toEqual([
        "base-uri 'none'",
        "connect-src 'self'",
        "default-src 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "img-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
      ]);
      expect(page.headers.get('referrer-policy')).toBe('no-referrer');
      expect(page.headers.get('cache-control')).toBe('no-store');
      expect(page.headers.get('x-robots-tag')).toBe('noindex, nofollow');
      expect(page.headers.get('strict-transport-security')).toBeNull();
    });

    test('keep browsers to https where that is how we are reached', async () => {
      await close();
      await serve({ publicUrl: 'https://starleaf.example' });
      const page = await get(await newPath());
      expect(page.headers.get('strict-transport-security')).toBe('max-age=31536000');
    });

    test('may be looked at by any number of link previews', async () => {
      const path = await newPath();
      for (let look = 0; look < 10; look += 1) {
        await get(path);
        await fetch(origin + path, { method: 'HEAD' });
      }
      expect((await connect(path)).status).toBe(204);
    });

    test.each(['expired', 'unknown', 'replaced'])(
      'say where to get a new one when it is %s',
      async (fault) => {
        const path = await newPath();
        if (fault === 'expired') now += 600_000;
        if (fault === 'replaced') await newPath();
        const page = await get(fault === 'unknown' ? '/connect/nonsense' : path);
        expect(page.status).toBe(410);
        expect(await page.text()).toContain('Type /starleaf connect in Slack for a new one.');
        expect(page.headers.get('cache-control')).toBe('no-store');
      },
    );

    test('say so when the store is broken, with a reference that the log has too', async () => {
      const path = await newPath();
      await storage.close();
      const page = await get(path);
      expect(page.status).toBe(500);
      const reference = /reference ([2-9A-Z]{4})/.exec(await page.text())?.[1];
      expect(log).toContain(`"reference":"${reference}"`);
    });
  });

  describe('when somebody connects', () => {
    test('give the browser StarLeaf’s salt and iterations', async () => {
      const answer = await post(`${await newPath()}/challenge`, { email: '  ada@example.com ' });
      expect(answer.status).toBe(200);
      expect(await answer.json()).toEqual({ salt: starleaf.salt, iterations: 10_000 });
      expect(starleaf.challenged).toEqual(['ada@example.com']);
    });

    test('keep the credential, sign in and tell Slack', async () => {
      const answer = await connect(await newPath());
      expect(answer.status).toBe(204);
      const credential = { email, salt: starleaf.salt, iterations: 10_000, key: starleaf.rightKey };
      await expect(vault.find(owner)).resolves.toEqual(credential);
      expect(starleaf.signedIn).toEqual([{ owner, credential }]);
      expect(connected).toEqual([{ owner, email, resume: 'draft-1' }]);
    });

    test('succeed although Slack cannot be told', async () => {
      await close();
      await serve({ onConnected: () => Promise.reject(new Error('Slack is away')) });
      expect((await connect(await newPath())).status).toBe(204);
      await expect(vault.find(owner)).resolves.toBeDefined();
      expect(log).toContain('connected, but Slack was not told');
    });

    test('trust no salt or iterations of the browser’s', async () => {
      const path = await newPath();
      await post(`${path}/challenge`, { email });
      await post(path, { email, key: starleaf.rightKey, salt: 'ffff', iterations: 1 });
      await expect(vault.find(owner)).resolves.toMatchObject({ salt: starleaf.salt, iterations: 10_000 });
    });

    test('want the challenge first, and for the same address', async () => {
      const path = await newPath();
      const early = await post(path, { email, key: starleaf.rightKey });
      expect([early.status, (await refusal(early)).about]).toEqual([409, 'moment']);
      await post(`${path}/challenge`, { email: 'other@example.com' });
      expect((await post(path, { email, key: starleaf.rightKey })).status).toBe(409);
      expect(starleaf.signedIn).toEqual([]);
    });

    test('let nobody use the link again', async () => {
      const path = await newPath();
      await connect(path);
      for (const answer of [
        await get(path),
        await post(`${path}/challenge`, { email }),
        await connect(path),
      ]) {
        expect(answer.status).toBe(410);
      }
      expect(starleaf.signedIn).toHaveLength(1);
    });

    test('let one of two win who sign in at the same moment', async () => {
      const path = await newPath();
      await post(`${path}/challenge`, { email });
      const body = { email, key: starleaf.rightKey };
      let openGate = () => {};
      const opened = new Promise<void>((resolve) => {
        openGate = resolve;
      });
      starleaf.gate = () => opened;
      const both = [post(path, body), post(path, body)];
      const loser = await Promise.race(both);
      expect(loser.status).toBe(409);
      expect((await refusal(loser)).error).toContain('under way');
      openGate();
      const statuses = (await Promise.all(both)).map(({ status }) => status);
      expect(statuses.toSorted()).toEqual([204, 409]);
      expect(starleaf.signedIn).toHaveLength(1);
      expect(connected).toHaveLength(1);
    });

    test('finish a sign-in that began in the link’s last second', async () => {
      const path = await newPath();
      await post(`${path}/challenge`, { email });
      starleaf.gate = async () => {
        now += 600_000;
      };
      expect((await post(path, { email, key: starleaf.rightKey })).status).toBe(204);
      await expect(vault.find(owner)).resolves.toBeDefined();
    });
  });

  describe('when it does not work', () => {
    test('count wrong passwords, and end the link with the fifth', async () => {
      const path = await newPath();
      const answers: [number, string][] = [];
      for (let attempt = 0; attempt < 6; attempt += 1) {
        const answer = await connect(path, starleaf.wrongKey);
        answers.push([answer.status, (await refusal(answer)).error]);
      }
      expect(answers).toEqual([
        [403, expect.stringMatching(/does not accept this password.*\. 4 tries are left\.$/)],
        [403, expect.stringContaining('3 tries are left.')],
        [403, expect.stringContaining('2 tries are left.')],
        [403, expect.stringContaining('One try is left.')],
        [410, 'Five wrong tries have ended this link. Type /starleaf connect in Slack for a new one.'],
        [410, expect.stringContaining('Type /starleaf connect in Slack')],
      ]);
      expect((await connect(path)).status).toBe(410);
      await expect(vault.find(owner)).resolves.toBeUndefined();
    });

    test('keep the earlier account when another’s password is wrong', async () => {
      await connect(await newPath());
      await connect(await newPath(), starleaf.wrongKey, 'other@example.com');
      await expect(vault.find(owner)).resolves.toMatchObject({ email });
    });

    test.each<[StarLeafFailure, number, string, string]>([
      ['unreachable', 503, 'moment', 'StarLeaf cannot be reached just now'],
      ['slow', 503, 'moment', 'StarLeaf cannot be reached just now'],
      ['down', 503, 'moment', 'StarLeaf cannot be reached just now'],
      ['busy', 429, 'moment', 'Wait 2 minutes'],
      ['forbidden', 403, 'moment', 'Ask your StarLeaf administrator'],
      ['not-found', 400, 'email', 'does not accept this e-mail address'],
      ['refused', 400, 'email', 'does not accept this e-mail address'],
      ['quota', 502, 'moment', 'makes no sense'],
      ['unexpected', 502, 'moment', 'makes no sense'],
    ])('say in words that StarLeaf is %s, and count no try', async (failure, status, about, words) => {
      const path = await newPath();
      starleaf.failure = failure;
      const challenge = await post(`${path}/challenge`, { email });
      expect(challenge.status).toBe(status);
      expect(await challenge.json()).toEqual({ about, error: expect.stringContaining(words) });
      starleaf.failure = null;
      await post(`${path}/challenge`, { email });
      starleaf.failure = failure;
      for (let attempt = 0; attempt < 6; attempt += 1) {
        expect((await post(path, { email, key: starleaf.rightKey })).status).toBe(status);
      }
      starleaf.failure = null;
      expect((await post(path, { email, key: starleaf.rightKey })).status).toBe(204);
    });

    test('take a refused challenge for an address that StarLeaf does not know', async () => {
      starleaf.failure = 'sign-in-refused';
      const answer = await post(`${await newPath()}/challenge`, { email });
      expect([answer.status, (await refusal(answer)).about]).toEqual([400, 'email']);
    });

    test('say when StarLeaf wants us back', async () => {
      starleaf.failure = 'busy';
      const answer = await post(`${await newPath()}/challenge`, { email });
      expect(answer.headers.get('retry-after')).toBe('90');
    });

    test.each([
      ['a salt that is not hexadecimal', { salt: 'salt', iterations: 10_000 }],
      ['iterations that would freeze a browser', { salt: '0a0b', iterations: 1e9 }],
    ])('pass on no challenge with %s', async (_fault, challenge) => {
      Object.assign(starleaf, challenge);
      const answer = await post(`${await newPath()}/challenge`, { email });
      expect(answer.status).toBe(502);
    });

    test('give a bug a reference, and the link another chance', async () => {
      const path = await newPath();
      await post(`${path}/challenge`, { email });
      starleaf.failure = 'bug';
      const answer = await post(path, { email, key: starleaf.rightKey });
      expect(answer.status).toBe(500);
      const { error } = await refusal(answer);
      expect(log).toContain(`"reference":"${/reference (\w{4})/.exec(error)?.[1]}"`);
      starleaf.failure = null;
      expect((await connect(path)).status).toBe(204);
    });

    test.each([
      ['no e-mail address', { email: 'ada' }, 400, 'email'],
      ['two e-mail addresses', { email: 'ada@example.com bob@example.com' }, 400, 'email'],
      ['an endless e-mail address', { email: `${'a'.repeat(250)}@example.com` }, 400, 'email'],
      ['an e-mail address that is no text', { email: 7 }, 400, 'moment'],
      ['a list', [], 400, 'moment'],
      ['broken JSON', '{"email":', 400, 'moment'],
      ['nothing', '', 400, 'moment'],
      ['far too much', { email, more: 'x'.repeat(5_000) }, 413, 'moment'],
    ])('refuse %s in words, without asking StarLeaf', async (_what, body, status, about) => {
      const answer = await post(`${await newPath()}/challenge`, body);
      expect(answer.status).toBe(status);
      expect(await answer.json()).toEqual({ about, error: expect.stringMatching(/^[A-Z].*\.$/) });
      expect(starleaf.challenged).toEqual([]);
    });

    test.each(['D9F9'.repeat(16), 'd9f9', 'correct horse battery staple', 7, undefined])(
      'refuse %j as a key',
      async (key) => {
        const path = await newPath();
        await post(`${path}/challenge`, { email });
        expect((await post(path, { email, key })).status).toBe(400);
      },
    );

    test('refuse what is not JSON, such as a form with a password in it', async () => {
      const path = await newPath();
      const form = { 'content-type': 'application/x-www-form-urlencoded' };
      const answer = await post(path, 'email=ada%40example.com&password=secret', form);
      expect(answer.status).toBe(415);
      expect(log).not.toContain('secret');
    });

    test.each([
      ['another site, as its browser says', { 'sec-fetch-site': 'cross-site' }, 403],
      ['a sibling of ours', { 'sec-fetch-site': 'same-site' }, 403],
      ['another origin', { origin: 'https://evil.example' }, 403],
      ['a page without an origin', { origin: 'null' }, 403],
      [
        'our page, as its browser says',
        { 'sec-fetch-site': 'same-origin', origin: 'http://starleaf.example' },
        200,
      ],
      ['our public address', { origin: 'http://starleaf.example' }, 200],
    ])('answer a request of %s with what is due', async (_from, headers, status) => {
      expect((await post(`${await newPath()}/challenge`, { email }, headers)).status).toBe(status);
    });

    test('answer a request of the very host it was sent to', async () => {
      expect((await post(`${await newPath()}/challenge`, { email }, { origin })).status).toBe(200);
    });

    test('slow down a person who asks too much, on whatever link', async () => {
      await close();
      await serve({ limits: { person: { times: 2, withinMs: 90_000 } } });
      expect((await connect(await newPath())).status).toBe(204);
      const answer = await post(`${await newPath()}/challenge`, { email });
      expect(answer.status).toBe(429);
      expect((await refusal(answer)).error).toBe(
        'That was too much at once. Wait 2 minutes, then try again.',
      );
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(60);
    });

    test('try no more passwords for a person whom StarLeaf refused too often, on whatever link', async () => {
      await close();
      await serve({ limits: { wrongByPerson: { times: 3, withinMs: 3_600_000 } } });
      for (const account of ['one', 'two', 'three']) {
        const refused = await connect(await newPath(), starleaf.wrongKey, `${account}@example.com`);
        expect(refused.status).toBe(403);
      }
      const answer = await connect(await newPath());
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '3600']);
      expect(starleaf.signedIn).toEqual([]);
      now += 3_600_000;
      expect((await connect(await newPath())).status).toBe(204);
    });

    test('try no more passwords of an account that StarLeaf refused too often, whoever asks', async () => {
      await close();
      await serve({ limits: { wrongOfAccount: { times: 2, withinMs: 3_600_000 } } });
      for (let time = 0; time < 2; time += 1) await connect(await newPath(), starleaf.wrongKey);
      const other = await links.create({ ...request, owner: { ...owner, userId: 'U0000043' } });
      expect((await connect(`/connect/${other.token}`, starleaf.rightKey, 'Ada@example.com')).status).toBe(
        429,
      );
      expect((await connect(await newPath(), starleaf.rightKey, 'other@example.com')).status).toBe(204);
    });

    test('count what StarLeaf accepts, or cannot say, as no wrong password', async () => {
      await close();
      const few = { times: 1, withinMs: 3_600_000 };
      await serve({ limits: { wrongByPerson: few, wrongOfAccount: few } });
      const path = await newPath();
      await post(`${path}/challenge`, { email });
      for (const failure of ['down', 'bug', 'busy'] as const) {
        starleaf.failure = failure;
        await post(path, { email, key: starleaf.rightKey });
      }
      starleaf.failure = null;
      expect((await post(path, { email, key: starleaf.rightKey })).status).toBe(204);
      expect((await connect(await newPath())).status).toBe(204);
    });

    test('slow down an address that asks too much, in words on a page', async () => {
      await close();
      await serve({ limits: { address: { times: 1, withinMs: 60_000 } } });
      expect((await get('/connect/guess')).status).toBe(410);
      const page = await get('/connect/guess');
      expect(page.status).toBe(429);
      expect(await page.text()).toContain('Wait a minute, then try again.');
    });
  });

  test('log what happened, and nothing of what was typed', async () => {
    const path = await newPath();
    await connect(path, starleaf.wrongKey);
    await connect(path);
    await post(`${path}/challenge`, '{"email": "ada@example.com", ');
    const lines = log
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ step, status }) => [step, status])).toEqual([
      ['challenge', 200],
      ['sign-in', 403],
      ['challenge', 200],
      ['sign-in', 204],
    ]);
    for (const secret of [email, starleaf.rightKey, starleaf.wrongKey, path.slice('/connect/'.length)]) {
      expect(log).not.toContain(secret);
    }
  });

  test('serve their script, style and icon', async () => {
    await close();
    await serve({ assets: new URL('../../src/connect/page/', import.meta.url) });
    for (const [name, type] of [
      ['connect.css', 'text/css'],
      ['icon.svg', 'image/svg+xml'],
    ]) {
      const asset = await get(`/connect/assets/${name}`);
      expect([asset.status, asset.headers.get('content-type')]).toEqual([
        200,
        expect.stringContaining(type ?? ''),
      ]);
      expect(asset.headers.get('x-content-type-options')).toBe('nosniff');
    }
    expect((await get('/connect/assets/..%2fconnect-router.ts')).status).toBe(404);
    expect((await get('/connect/assets/none.js')).status).toBe(404);
  });
});
