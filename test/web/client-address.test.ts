import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import express from 'express';
import { createAddressOf, serveOurApp, toClient } from '../../src/web/client-address.js';

let server: Server | undefined;

afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((resolve) => server?.close(resolve) ?? resolve(undefined));
  server = undefined;
});

/** By what a request is counted that a proxy on this machine passes on. */
async function counted(facts: { from?: string; apps?: readonly string[]; isOurs?: boolean }) {
  const { from, apps = [], isOurs = false } = facts;
  const web = express().set('trust proxy', 'loopback');
  const addressOf = createAddressOf(apps);
  (isOurs ? serveOurApp(web) : web).use(
    '/v1',
    express.Router().get('/', (request, response) => {
      response.json({ address: addressOf(request) });
    }),
  );
  server = createServer(web);
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  const headers: Record<string, string> = from === undefined ? {} : { 'x-forwarded-for': from };
  return ((await (await fetch(url, { headers })).json()) as { address: string | null }).address;
}

describe('a client counts as', () => {
  test.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ])('%s is %s', (address, client) => {
    expect(toClient(address)).toBe(client);
  });
});

test.each<[string, Parameters<typeof counted>[0], string | null]>([
  ['somebody', { from: '192.0.2.1' }, '192.0.2.1'],
  ['an app that was named', { from: '10.1.2.3', apps: ['10.1.0.0/16'] }, null],
  ['its neighbour', { from: '10.2.2.3', apps: ['10.1.0.0/16', '10.2.2.4'] }, '10.2.2.3'],
  ['an app that was named by IPv6', { from: '2001:db8::5', apps: ['2001:db8::5'] }, null],
  ['somebody on this machine', {}, '127.0.0.1'],
  ['the app in this process', { isOurs: true }, null],
])('%s is counted by address, or not at all', async (_name, facts, expected) => {
  expect(await counted(facts)).toBe(expected);
});
