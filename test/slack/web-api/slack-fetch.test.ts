import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { WebClient } from '@slack/web-api';
import fc from 'fast-check';
import type { BreakerState } from '../../../src/neighbours/breaker.js';
import { type Clock, systemClock } from '../../../src/neighbours/patience.js';
import { readSlackTrouble, type SlackTrouble } from '../../../src/slack/slack-failure.js';
import { slackPace } from '../../../src/slack/web-api/channel-pace.js';
import { SlackFetch } from '../../../src/slack/web-api/slack-fetch.js';
import { createWebClientOptions } from '../../../src/slack/web-client.js';
import { keepingLogger, PausingClock } from '../../starleaf/support.js';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const answer =
  (status: number, body: unknown, headers: Record<string, string> = {}): Handler =>
  (_, response) =>
    void response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body));
const refuse = (error: string) => answer(200, { ok: false, error });
const cut: Handler = (_, response) => void response.destroy();
const cutBody: Handler = (_, response) =>
  void response.writeHead(200, { 'content-length': '1000' }).write('{', () => response.destroy());
const hang: Handler = () => {};

let server: Server;
let asked: string[];
let handlers: Handler[];
let otherwise: Handler;
let clock: PausingClock;
let heard: { exchanges: string[]; retries: number; states: BreakerState[] };

beforeEach(async () => {
  asked = [];
  handlers = [];
  otherwise = answer(200, { ok: true, channel: 'C1', ts: '1.2', view: { id: 'V1' } });
  clock = new PausingClock();
  heard = { exchanges: [], retries: 0, states: [] };
  server = createServer((request, response) => {
    asked.push((request.url ?? '').replace('/api/', ''));
    (handlers.shift() ?? otherwise)(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** Clients of one process: they share what is known of Slack. */
function openClients(by: Clock = clock): (token?: string) => WebClient {
  const { logger } = keepingLogger();
  const slackFetch = new SlackFetch({
    clock: by,
    pace: slackPace,
    logger,
    watch: {
      onBreaker: ({ state }) => heard.states.push(state),
      onRetry: () => {
        heard.retries += 1;
      },
      onSlackExchange: ({ method, result }) => heard.exchanges.push(`${method} ${result}`),
    },
  });
  const slackApiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`;
  const options = { ...createWebClientOptions({ slackApiUrl, logger }), fetch: slackFetch.fetch };
  return (token = 'xoxb-1') => new WebClient(token, options);
}

/** @returns `done`, or what the failure means */
async function outcome(call: Promise<unknown>): Promise<'done' | SlackTrouble> {
  try {
    await call;
    return 'done';
  } catch (error) {
    const trouble = readSlackTrouble(error);
    if (trouble === null) throw error;
    return trouble;
  }
}

const named = { channel: 'C1', text: 'hello', client_msg_id: '11111111-1111-4111-8111-111111111111' };
const view = { type: 'modal' as const, title: { type: 'plain_text' as const, text: 'x' }, blocks: [] };

const passing: [string, Handler][] = [
  ['is overloaded', answer(503, 'upstream error')],
  ['breaks', answer(500, '<html>')],
  ['stumbles and says so', refuse('internal_error')],
  ['cuts the connection', cut],
  ['cuts its answer', cutBody],
  ['answers no JSON', answer(200, '<html>Sign in to the network</html>')],
  ['answers with other types', answer(200, { ok: true, channel: 7, ts: {}, view: 'V1' })],
  ['answers no object', answer(200, 'null')],
  ['asks for patience', answer(429, { ok: false }, { 'retry-after': '1' })],
];

describe('a Slack that', () => {
  test.each(passing)('%s once is noticed by nobody', async (_, trouble) => {
    const client = openClients()();
    handlers.push(trouble);
    expect(await outcome(client.chat.postMessage(named))).toBe('done');
    handlers.push(trouble);
    expect(await outcome(client.chat.update({ channel: 'C1', ts: '1.2', text: 'x' }))).toBe('done');
    handlers.push(trouble);
    expect(await outcome(client.views.update({ view_id: 'V1', view }))).toBe('done');
    expect(heard.retries).toBe(3);
  });

  test.each(passing.slice(0, -1))(
    '%s may have posted: without a name it is not posted again',
    async (_, trouble) => {
      const client = openClients()();
      handlers.push(trouble);
      expect(await outcome(client.chat.postMessage({ channel: 'C1', text: 'hello' }))).toMatchObject({
        failure: 'unreachable',
        outlook: 'passing',
        isDoubtful: true,
      });
      expect(asked).toEqual(['chat.postMessage']);
    },
  );

  test.each(passing.slice(0, -1))('%s for ever is "unreachable" in the end', async (_, trouble) => {
    otherwise = trouble;
    const client = openClients()();
    const changing = client.chat.update({ channel: 'C1', ts: '1.2', text: 'x' });
    expect(await outcome(changing)).toMatchObject({ failure: 'unreachable' });
    expect(asked.length).toBeGreaterThan(2);
    expect(asked.length).toBeLessThan(10);
  });

  test('is not there has done nothing', async () => {
    const client = openClients()();
    await new Promise((resolve) => server.close(resolve));
    expect(await outcome(client.chat.postMessage({ channel: 'C1', text: 'hello' }))).toMatchObject({
      failure: 'unreachable',
      isDoubtful: false,
    });
    server.listen(0, '127.0.0.1');
  });

  test.each([
    ['token_revoked', 'not-installed'],
    ['account_inactive', 'not-installed'],
    ['invalid_auth', 'not-installed'],
    ['missing_scope', 'not-allowed'],
    ['is_archived', 'closed'],
    ['channel_not_found', 'closed'],
    ['not_in_channel', 'closed'],
    ['restricted_action', 'closed'],
    ['user_not_found', 'gone'],
    ['invalid_blocks', 'refused'],
  ])('says %s is asked once', async (word, failure) => {
    handlers.push(refuse(word));
    expect(await outcome(openClients()().chat.postMessage(named))).toMatchObject({
      failure,
      isDoubtful: false,
    });
    expect(asked).toHaveLength(1);
    expect(heard.exchanges).toEqual([`chat.postMessage ${word}`]);
  });
});

describe('Retry-After', () => {
  const patience = (seconds: string) => answer(429, { ok: false }, { 'retry-after': seconds });

  test('is waited for where a message is to be posted, up to half a minute', async () => {
    handlers.push(patience('30'));
    expect(await outcome(openClients()().chat.postMessage(named))).toBe('done');
    expect(clock.pauses).toEqual([30_000]);
  });

  test('is not where a view is to open, whose trigger lives for three seconds', async () => {
    handlers.push(patience('30'));
    expect(await outcome(openClients()().views.open({ trigger_id: 'T', view }))).toMatchObject({
      failure: 'busy',
      retryAfterSeconds: 30,
    });
    expect(clock.pauses).toEqual([]);
  });

  test('that is missing or makes no sense is ten seconds', async () => {
    otherwise = patience('soon');
    expect(await outcome(openClients()().users.info({ user: 'U1' }))).toMatchObject({
      failure: 'busy',
      retryAfterSeconds: 10,
    });
  });
});

test('whatever Slack does, a nameless message is posted once at most, and nobody waits longer than is due', async () => {
  const troubles = fc.array(
    fc.constantFrom(...passing.map(([, handler]) => handler), refuse('is_archived')),
    {
      maxLength: 12,
    },
  );
  await fc.assert(
    fc.asyncProperty(troubles, fc.nat(90), async (befalling, seconds) => {
      clock = new PausingClock();
      asked = [];
      handlers = [...befalling, answer(429, '', { 'retry-after': `${seconds}` })];
      const worked = befalling.findIndex((each) => each !== passing.at(-1)?.[1]);
      await outcome(openClients()().chat.postMessage({ channel: 'C1', text: 'hello' }));
      if (worked >= 0) expect(asked.length).toBeLessThanOrEqual(worked + 1);
      expect(clock.pauses.reduce((sum, each) => sum + each, 0)).toBeLessThan(40_000);
    }),
    { numRuns: 50 },
  );
});

test('a view that never comes is given up before its trigger dies', async () => {
  otherwise = hang;
  const began = performance.now();
  const opening = openClients(systemClock)().views.open({ trigger_id: 'T', view });
  expect(await outcome(opening)).toMatchObject({ failure: 'unreachable', isDoubtful: true });
  expect(performance.now() - began).toBeLessThan(3_000);
});

describe('a Slack that fails everybody', () => {
  test('is left in peace, and whoever comes next hears so at once', async () => {
    otherwise = answer(503, '');
    const client = openClients()();
    for (const user of ['U1', 'U2', 'U3']) {
      expect(await outcome(client.users.info({ user }))).toMatchObject({ failure: 'unreachable' });
    }
    asked.length = 0;
    expect(await outcome(client.users.info({ user: 'U4' }))).toMatchObject({
      failure: 'down',
      isDoubtful: false,
    });
    expect(asked).toEqual([]);
    expect(heard.states).toEqual(['open']);
  });

  test('is not taken for gone when it fails in one conversation', async () => {
    otherwise = answer(500, '');
    const client = openClients()();
    for (let times = 0; times < 6; times++) await outcome(client.chat.postMessage(named));
    otherwise = answer(200, { ok: true });
    expect(await outcome(client.users.info({ user: 'U1' }))).toBe('done');
  });
});

test('a Slack that is away for an hour finds Socket Mode still knocking, though not often', async () => {
  handlers = Array.from({ length: 130 }, () => answer(503, ''));
  otherwise = answer(200, { ok: true, url: 'wss://slack.example.com' });
  expect(await outcome(openClients()('xapp-1').apps.connections.open({}))).toBe('done');
  expect(clock.pauses.reduce((sum, each) => sum + each, 0)).toBeGreaterThan(30 * 60_000);
  expect(Math.max(...clock.pauses)).toBeLessThanOrEqual(30_000);
});

describe('a token that Slack refuses', () => {
  test('is not tried again and again, and harms no other workspace', async () => {
    const client = openClients();
    otherwise = (request, response) =>
      (request.headers.authorization === 'Bearer xoxb-gone'
        ? refuse('token_revoked')
        : answer(200, { ok: true }))(request, response);
    for (let times = 0; times < 10; times++) {
      expect(await outcome(client('xoxb-gone').users.info({ user: 'U1' }))).toMatchObject({
        failure: 'not-installed',
      });
    }
    expect(asked).toHaveLength(3);
    expect(await outcome(client('xoxb-2').users.info({ user: 'U1' }))).toBe('done');
    await clock.pause(30_000);
    otherwise = answer(200, { ok: true });
    expect(await outcome(client('xoxb-gone').users.info({ user: 'U1' }))).toBe('done');
    expect(await outcome(client('xoxb-gone').users.info({ user: 'U1' }))).toBe('done');
  });
});

describe('a conversation', () => {
  test('gets a message a second after a short burst, whatever others get', async () => {
    const client = openClients()();
    for (let times = 0; times < 8; times++) await client.chat.postMessage(named);
    expect(clock.pauses).toEqual([1_000, 1_000, 1_000]);
    await client.chat.postMessage({ ...named, channel: 'C2' });
    expect(clock.pauses).toHaveLength(3);
  });

  test('that gets far too many has those refused that would wait too long', async () => {
    const client = openClients({ ...systemClock, now: () => 0, pause: async () => {} })();
    const posts = Array.from({ length: 40 }, () => outcome(client.chat.postMessage(named)));
    const outcomes = await Promise.all(posts);
    expect(outcomes.filter((each) => each === 'done')).toHaveLength(25);
    expect(outcomes.at(-1)).toMatchObject({ failure: 'busy', isDoubtful: false });
  });
});
