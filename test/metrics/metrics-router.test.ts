import { afterEach, expect, test } from '@jest/globals';
import express from 'express';
import { Metrics } from '../../src/metrics/metrics.js';
import { createMetricsRouter } from '../../src/metrics/metrics-router.js';
import { type LocalServer, serve } from '../slack/support/http.js';

const TOKEN = 'a-long-and-secret-token';

let server: LocalServer;

afterEach(() => server.close());

async function open(token: string | null): Promise<void> {
  server = await serve(express().use(createMetricsRouter(new Metrics('1.0.0'), token)));
}

function read(authorization?: string): Promise<Response> {
  return fetch(`${server.origin}/metrics`, authorization === undefined ? {} : { headers: { authorization } });
}

test('with no token to show, metrics are read in the text format of Prometheus', async () => {
  await open(null);
  const response = await read();
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toContain('text/plain; version=0.0.4');
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(await response.text()).toContain('starleaf_build_info{version="1.0.0"} 1');
});

test.each([undefined, '', TOKEN, `Bearer ${TOKEN}x`, `Bearer ${TOKEN.slice(1)}`, 'Bearer', `Basic ${TOKEN}`])(
  'behind a token, %p is refused',
  async (authorization) => {
    await open(TOKEN);
    const response = await read(authorization);
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe('Bearer');
    expect(await response.text()).not.toContain('starleaf_');
  },
);

test('behind a token, its bearer reads', async () => {
  await open(TOKEN);
  expect((await read(`Bearer ${TOKEN}`)).status).toBe(200);
});
