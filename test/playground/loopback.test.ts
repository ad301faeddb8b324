import { request } from 'node:http';
import { afterEach, describe, expect, test } from '@jest/globals';
import { isLoopbackHost, isLoopbackPeer } from '../../src/playground/loopback.js';
import { ANA, GENERAL, type RunningPlayground, startPlayground } from './start-playground.js';

let running: RunningPlayground | undefined;
afterEach(async () => {
  await running?.close();
  running = undefined;
});

/** A request with headers that `fetch` would not let through. */
function send(path: string, headers: Record<string, string>, body?: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const method = body === undefined ? 'GET' : 'POST';
    const sent = request(`${running?.origin}${path}`, { method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

describe('the playground', () => {
  test.each(['/playground/state?user=U0ANACOSTA', '/api/api.test', '/archives/C0GENERAL1/p1', '/'])(
    'does not answer at %s to a name that was made to resolve to this machine',
    async (path) => {
      running = await startPlayground();
      expect(await send(path, { host: 'evil.example' })).toBe(403);
    },
  );

  test.each(['localhost', '127.0.0.1:3000', '[::1]:3000'])('answers to the name %s', async (host) => {
    running = await startPlayground();
    expect(await send('/api/api.test', { host })).toBe(200);
  });

  test('takes no posts from another site’s page', async () => {
    running = await startPlayground();
    const body = JSON.stringify({ user: ANA, channel: GENERAL, text: 'hello' });
    const json = { 'content-type': 'application/json' };
    const own = { ...json, origin: running.origin };
    expect(await send('/playground/messages', { ...json, origin: 'https://evil.example' }, body)).toBe(403);
    expect(await send('/playground/messages', { ...json, origin: 'null' }, body)).toBe(403);
    expect(await send('/playground/messages', { ...own, 'sec-fetch-site': 'cross-site' }, body)).toBe(403);
    expect(await send('/playground/messages', own, body)).toBe(200);
    expect(await running.messages()).toHaveLength(1);
  });

  test('leaves other paths to the app beside it', async () => {
    running = await startPlayground();
    expect(await send('/slack/events', { host: 'app.example' }, '{}')).toBe(404);
    expect(await send('/healthz', {})).toBe(404);
  });
});

describe('this machine', () => {
  test.each(['127.0.0.1', '127.8.4.2', '::1', '::ffff:127.0.0.1'])('is at %s', (address) => {
    expect(isLoopbackPeer(address)).toBe(true);
  });

  test.each(['192.168.1.5', '10.127.0.0.1', '::ffff:192.168.1.5', '2001:db8::1', undefined])(
    'is not at %s',
    (address) => {
      expect(isLoopbackPeer(address)).toBe(false);
    },
  );

  test.each(['localhost.evil.example', 'evil.example', '127.0.0.1.evil.example:3000', undefined])(
    'is not called %s',
    (host) => {
      expect(isLoopbackHost(host)).toBe(false);
    },
  );
});
