import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import express from 'express';
import type { TrustedProxies } from '../../src/config.js';
import { createCipher } from '../../src/credentials/cipher.js';
import { createLogger } from '../../src/log.js';
import { currentRequestId } from '../../src/request-id.js';
import { openStorage } from '../../src/storage/open-storage.js';
import type { Storage } from '../../src/storage/storage.js';
import { LARGEST_BODY, SERVER_BOUNDS } from '../../src/web/request-bounds.js';
import { Stopping } from '../../src/web/stopping.js';
import { closeWeb, createWeb } from '../../src/web/web.js';

let storage: Storage;
let server: Server;
let port: number;
let logged: string;

beforeEach(async () => {
  logged = '';
  const sink = new Writable({
    write: (chunk, _, done) => {
      logged += chunk;
      done();
    },
  });
  const logger = createLogger('info', sink);
  storage = await openStorage({
    databaseUrl: 'sqlite://:memory:',
    cipher: createCipher([Buffer.alloc(32, 1)]),
  });
  const web = createWeb({
    health: { storage, stopping: new Stopping() },
    trustProxy: null,
    mounted: Promise.resolve(),
    logger,
  });
  web.post('/echo', express.text({ limit: '1kb', type: () => true }), (request, response) => {
    response.send(request.body);
  });
  web.get('/names/:name', (request, response) => {
    response.send(request.params.name);
  });
  web.get('/ids', async (_request, response) => {
    const before = currentRequestId();
    await setImmediate();
    response.json([before, currentRequestId()]);
  });
  web.get('/fault', () => {
    throw new Error('secret words in a message');
  });
  closeWeb(web, logger);
  server = createServer(
    { ...SERVER_BOUNDS, headersTimeout: 300, requestTimeout: 300, connectionsCheckingInterval: 50 },
    web,
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await storage.close();
});

const get = (path: string, init: RequestInit = {}) => fetch(`http://127.0.0.1:${port}${path}`, init);

/** All that the server says to these bytes until it hangs up. */
function say(text: string, more: () => string | null = () => null): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let heard = '';
    const talk = (): void => {
      const next = more();
      if (next !== null && !socket.destroyed) socket.write(next, () => void setImmediate().then(talk));
    };
    socket.write(text, talk);
    socket.on('data', (chunk) => {
      heard += chunk;
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(heard));
  });
}

describe('where nobody has an answer', () => {
  test('there is a plain 404, and a plain 400 for an address that makes no sense', async () => {
    expect((await get('/nowhere')).status).toBe(404);
    const senseless = await get('/names/%E0%A4%A');
    expect(senseless.status).toBe(400);
    expect(await senseless.text()).not.toMatch(/\bat |\.js|Error/);
  });

  test('a fault is told under a reference that the log carries, and by nothing else of it', async () => {
    const response = await get('/fault');
    expect(response.status).toBe(500);
    const [, reference] =
      /^Something went wrong on our side \(reference (\w{4})\)/.exec(await response.text()) ?? [];
    expect(JSON.parse(logged)).toMatchObject({ reference, err: { name: 'Error' } });
    expect(JSON.parse(logged).request).toMatch(new RegExp(`^${reference}\\w{12}$`));
    expect(logged).not.toContain('secret words');
  });
});

test('each request has an id of its own, to the end of what it causes', async () => {
  const ask = async () => (await (await get('/ids')).json()) as [string, string];
  const [[first, later], [second]] = await Promise.all([ask(), ask()]);
  expect(first).toMatch(/^\w{16}$/);
  expect(later).toBe(first);
  expect(second).not.toBe(first);
});

describe('a body that is too large', () => {
  test('is refused by its announced length, before any of it has come', async () => {
    const heard = await say(
      `POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: ${LARGEST_BODY + 1}\r\nContent-Type: text/plain\r\n\r\n`,
    );
    expect(heard).toMatch(/^HTTP\/1\.1 413 /);
    expect(heard).toMatch(/\r\nConnection: close\r\n/i);
  });

  test('is refused on the way, and whoever sends on without end is hung up on', async () => {
    const chunk = `400\r\n${'x'.repeat(0x400)}\r\n`;
    const heard = await say(
      'POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Type: text/plain\r\n\r\n',
      () => chunk,
    );
    expect(heard).toMatch(/^HTTP\/1\.1 413 /);
  });
});

describe('a request that does not end', () => {
  test('is given up: headers that stop, and a body that stops', async () => {
    const [headers, body] = await Promise.all([
      say('GET /names/x HTTP/1.1\r\nHost: x\r\nX-More'),
      say('POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\nContent-Type: text/plain\r\n\r\nhalf'),
    ]);
    expect(headers).toMatch(/^HTTP\/1\.1 408 /);
    expect(body).toMatch(/^HTTP\/1\.1 4(00|08) /);
  });

  test('with more headers than anybody needs is refused', async () => {
    const heard = await say(`GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'y'.repeat(20_000)}\r\n\r\n`);
    expect(heard).toMatch(/^HTTP\/1\.1 431 /);
  });
});

describe('a client', () => {
  const named = { headers: { 'x-forwarded-for': '192.0.2.1, 192.0.2.2', 'x-forwarded-proto': 'https' } };
  const ask = async (trustProxy: TrustedProxies) => {
    const write = (line: string) => {
      logged += line;
    };
    const logger = createLogger('info', { write });
    const health = { storage, stopping: new Stopping() };
    const web = createWeb({ health, trustProxy, mounted: Promise.resolve(), logger });
    web.get('/client', ({ ip, protocol }, response) => {
      response.send(`${ip} ${protocol}`);
    });
    server.removeAllListeners('request').on('request', web);
    const answers = [1, 2].map(async () => (await fetch(`http://127.0.0.1:${port}/client`, named)).text());
    return (await Promise.all(answers))[0];
  };

  test('is whoever connects, whatever they say of themselves, and that is logged once', async () => {
    expect(await ask(null)).toBe('127.0.0.1 http');
    expect(logged.match(/TRUST_PROXY/g)).toHaveLength(1);
    expect(logged).not.toContain('192.0.2.1');
  });

  test('is whom the proxies in front of us name, and nobody that a client made up before them', async () => {
    expect(await ask(1)).toBe('192.0.2.2 https');
    expect(await ask(2)).toBe('192.0.2.1 https');
    expect(await ask(['loopback'])).toBe('192.0.2.2 https');
    expect(await ask(['10.0.0.1'])).toBe('127.0.0.1 http');
    expect(logged).not.toContain('TRUST_PROXY');
  });
});
