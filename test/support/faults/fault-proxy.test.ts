import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { askedForPatience, type Fault } from './fault.js';
import { CONTROL_PATH, FaultProxy } from './fault-proxy.js';

let server: Server;
let proxy: FaultProxy;
let worked: string[];

beforeEach(async () => {
  worked = [];
  server = createServer((request, response) => {
    worked.push(request.url ?? '');
    response.writeHead(200, { 'content-type': 'application/json', 'set-cookie': ['a=1', 'b=2'] });
    response.end('{"ok":true,"ts":"1.2"}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  proxy = await FaultProxy.start({ target: () => new URL(`http://127.0.0.1:${port}`) });
});

afterEach(async () => {
  await proxy.close();
  await new Promise((resolve) => server.close(resolve));
});

const ask = (path = '/api/chat.update') =>
  fetch(`${proxy.origin}${path}`, { method: 'POST', body: '{}' }).then(
    async (response) => [response.status, await response.text()],
    () => 'cut',
  );

test('without a rule nothing goes wrong', async () => {
  expect(await ask()).toEqual([200, '{"ok":true,"ts":"1.2"}']);
  const response = await fetch(`${proxy.origin}/x`);
  expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
});

test.each<[Fault, unknown, number]>([
  [{ kind: 'delay', milliseconds: 1 }, [200, '{"ok":true,"ts":"1.2"}'], 1],
  [askedForPatience(3), [429, '{"ok":false,"error":"ratelimited"}'], 0],
  [{ kind: 'answer', status: 503, headers: {}, body: '' }, [503, ''], 0],
  [{ kind: 'cut', worked: false }, 'cut', 0],
  [{ kind: 'cut', worked: true }, 'cut', 1],
  [{ kind: 'garbled', as: 'no-json' }, [200, '<html>Sign in to the network</html>'], 1],
  [{ kind: 'garbled', as: 'wrong-types' }, [200, '{"ok":true,"ts":3}'], 1],
])('%j befalls as many requests as told, of that path', async (fault, outcome, works) => {
  proxy.rule({ method: 'POST', path: '^/api/chat\\.update$', times: 1, faults: [fault] });
  await ask('/api/chat.postMessage');
  worked.length = 0;
  expect(await ask()).toEqual(outcome);
  expect(worked).toHaveLength(works);
  expect(await ask()).toEqual([200, '{"ok":true,"ts":"1.2"}']);
});

test('a request may hang with its work done, by the words in it', async () => {
  proxy.rule({ words: 'the roof', faults: [{ kind: 'hang', worked: true }] });
  expect(await ask()).toEqual([200, '{"ok":true,"ts":"1.2"}']);
  const hangs = proxy.hangs();
  const asked = fetch(`${proxy.origin}/api/chat.update`, {
    method: 'POST',
    body: new URLSearchParams({ text: 'about the roof' }),
    signal: AbortSignal.timeout(60_000),
  });
  asked.catch(() => undefined);
  expect(await hangs).toBe('POST /api/chat.update');
  expect(worked).toHaveLength(2);
});

test('another process steers it, and reads what went wrong', async () => {
  const rules = [{ share: 0.5, faults: [{ kind: 'answer', status: 500 }] }];
  await fetch(`${proxy.origin}${CONTROL_PATH}`, { method: 'PUT', body: JSON.stringify(rules) });
  for (let times = 0; times < 200; times++) await ask();
  await fetch(`${proxy.origin}${CONTROL_PATH}`, { method: 'DELETE' });
  await ask();
  const told: unknown = await (await fetch(`${proxy.origin}${CONTROL_PATH}`)).json();
  const failed = proxy.befallen.get('answer 500') ?? 0;
  expect(told).toEqual({ passedOn: 201 - failed, befallen: { 'answer 500': failed } });
  expect(failed).toBeGreaterThan(70);
  expect(failed).toBeLessThan(130);
});
