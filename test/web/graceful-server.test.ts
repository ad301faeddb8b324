import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { GracefulServer } from '../../src/web/graceful-server.js';

let front: GracefulServer;
let finish: () => void;
let began: Promise<void>;
let port: number;
const agent = new Agent({ keepAlive: true });

beforeEach(async () => {
  let begin = (): void => {};
  began = new Promise((resolve) => {
    begin = resolve;
  });
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  front = new GracefulServer(async ({ url }, response) => {
    if (url === '/quick') return response.end('quick');
    if (url === '/events') {
      response.setHeader('content-type', 'text/event-stream');
      response.flushHeaders();
      return response.write(': connected');
    }
    begin();
    await finished;
    return response.end('done');
  });
  front.server.listen(0, '127.0.0.1');
  await once(front.server, 'listening');
  port = (front.server.address() as AddressInfo).port;
});

afterEach(async () => {
  finish();
  await front.close(0);
});

async function ask(path: string): Promise<IncomingMessage> {
  const [response] = await once(request({ port, host: '127.0.0.1', path, agent }).end(), 'response');
  return response;
}

test('whoever is being answered gets the answer, and it is the last of its connection', async () => {
  const asked = ask('/slow');
  await began;
  const closed = front.close(60_000);
  await expect(ask('/quick')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  finish();
  const answer = await asked;
  expect([await text(answer), answer.headers.connection]).toEqual(['done', 'close']);
  await closed;
});

test('connections on which nobody is answered hold nothing up', async () => {
  await text(await ask('/quick'));
  const silent = connect(port, '127.0.0.1');
  await once(silent, 'connect');
  const gone = once(silent, 'close');
  await front.close(60_000);
  await gone;
});

test('event streams, which have no end of their own, get one', async () => {
  const stream = await ask('/events');
  await front.close(60_000);
  expect(await text(stream)).toBe(': connected');
});

test('whoever takes too long is cut short', async () => {
  const asked = ask('/slow');
  await began;
  await front.close(1);
  await expect(asked).rejects.toMatchObject({ code: 'ECONNRESET' });
});

test('winding down, it still answers, and each answer ends its connection', async () => {
  expect((await ask('/quick')).resume().headers.connection).toBe('keep-alive');
  front.windDown();
  expect((await ask('/quick')).resume().headers.connection).toBe('close');
});
