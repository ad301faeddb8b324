import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { Stopping } from '../../src/web/stopping.js';
import { createWeb } from '../../src/web/web.js';
import { type LocalServer, serve } from '../slack/support/http.js';

let server: LocalServer;

afterEach(() => server.close());

/** Before anything else is in place. */
async function open(ping: () => Promise<void>, { isStopping = false } = {}): Promise<void> {
  const stopping = new Stopping();
  if (isStopping) await stopping.begin();
  const health = { storage: { ping }, stopping };
  const logger = pino({ level: 'silent' });
  server = await serve(createWeb({ health, trustProxy: null, mounted: new Promise(() => {}), logger }));
}

describe('/readyz', () => {
  const ready = () => fetch(`${server.origin}/readyz`);

  test('is 200 while the store answers', async () => {
    await open(async () => {});
    expect((await ready()).status).toBe(200);
  });

  test('is 503 and names the store when that fails', async () => {
    await open(async () => Promise.reject(new Error('no store')));
    const response = await ready();
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({ failing: 'store' });
  });

  test('is 503 within two seconds when the store says nothing at all', async () => {
    const hanging = new AbortController();
    await open(() => sleep(60_000, undefined, { signal: hanging.signal }));
    const began = performance.now();
    expect((await ready()).status).toBe(503);
    expect(performance.now() - began).toBeLessThan(2_000);
    hanging.abort();
  });

  test('is 503 while the process stops, and /healthz is 200 still', async () => {
    await open(async () => {}, { isStopping: true });
    const response = await ready();
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({ failing: 'stopping' });
    expect((await fetch(`${server.origin}/healthz`)).status).toBe(200);
  });
});

test('/healthz asks nobody', async () => {
  let asked = 0;
  await open(async () => {
    asked += 1;
    throw new Error('no store');
  });
  expect((await fetch(`${server.origin}/healthz`)).status).toBe(200);
  expect(asked).toBe(0);
});
