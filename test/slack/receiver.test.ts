import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { App } from '@slack/bolt';
import express, { Router } from 'express';
import { createBoltLogger } from '../../src/slack/bolt-logger.js';
import { createReceiver } from '../../src/slack/receiver.js';
import { signedCommand } from '../support/slack-request.js';
import { type LocalServer, serve } from './support/http.js';
import { listen } from './support/log.js';

const SECRET = 'a signing secret';
const FIELDS = { command: '/starleaf', text: 'secret words', team_id: 'T1', user_id: 'U1', channel_id: 'C1' };

let server: LocalServer;
let handled: number;
let texts: string[];
let work: () => Promise<void>;
let lines: readonly string[];

beforeEach(async () => {
  handled = 0;
  texts = [];
  work = async () => {};
  const log = listen();
  lines = log.lines;
  const router = Router();
  const receiver = createReceiver({
    slack: { kind: 'http', botToken: 'xoxb-test', signingSecret: SECRET },
    router,
    webClientOptions: {},
    logger: log.logger,
  });
  const bolt = new App({
    receiver,
    authorize: async () => ({ botToken: 'xoxb-test' }),
    logger: createBoltLogger(log.logger),
  });
  bolt.command('/starleaf', async ({ ack, body }) => {
    await ack();
    texts.push(body.text);
    handled += 1;
    await work();
  });
  server = await serve(express().use(router));
});

afterEach(() => server.close());

const nowInSeconds = () => Math.floor(Date.now() / 1000);

function post(init: RequestInit): Promise<Response> {
  return fetch(`${server.origin}/slack/events`, init);
}

describe('a request to /slack/events', () => {
  test('signed by Slack is acknowledged and handled', async () => {
    const response = await post(
      signedCommand({ signingSecret: SECRET, fields: FIELDS, timestamp: nowInSeconds() }),
    );
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
    expect(handled).toBe(1);
  });

  test('is acknowledged while the work has yet to be done', async () => {
    let finish: () => void = () => {};
    work = () =>
      new Promise((resolve) => {
        finish = resolve;
      });
    const response = await post(
      signedCommand({ signingSecret: SECRET, fields: FIELDS, timestamp: nowInSeconds() }),
    );
    expect(response.status).toBe(200);
    finish();
  });

  const unacceptable: readonly [string, () => RequestInit][] = [
    [
      'signed with another secret',
      () => signedCommand({ signingSecret: 'another', fields: FIELDS, timestamp: nowInSeconds() }),
    ],
    [
      'older than five minutes',
      () => signedCommand({ signingSecret: SECRET, fields: FIELDS, timestamp: nowInSeconds() - 301 }),
    ],
    [
      'whose words were changed on the way',
      () => ({
        ...signedCommand({ signingSecret: SECRET, fields: FIELDS, timestamp: nowInSeconds() }),
        body: new URLSearchParams({ ...FIELDS, user_id: 'U2' }).toString(),
      }),
    ],
    ['without a signature', () => without('x-slack-signature')],
    ['without a timestamp', () => without('x-slack-request-timestamp')],
  ];

  function without(header: string): RequestInit {
    const init = signedCommand({ signingSecret: SECRET, fields: FIELDS, timestamp: nowInSeconds() });
    const headers = new Headers(init.headers);
    headers.delete(header);
    return { ...init, headers };
  }

  test.each(unacceptable)('%s gets 401 and reaches no handler', async (_, build) => {
    const response = await post(build());
    expect(response.status).toBe(401);
    expect(handled).toBe(0);
    expect(lines.join('')).not.toContain('secret words');
  });

  test('that only checks the certificate is answered', async () => {
    const response = await post(
      signedCommand({
        signingSecret: SECRET,
        fields: { ssl_check: '1', token: 'x' },
        timestamp: nowInSeconds(),
      }),
    );
    expect(response.status).toBe(200);
    expect(handled).toBe(0);
  });

  const shapeless: readonly [string, unknown][] = [
    ['nothing', null],
    ['a list', []],
    ['words', 'words'],
    ['an empty object', {}],
    ['an event that is a word', { type: 'event_callback', event: 'app_home_opened' }],
    ['a workspace called __proto__', { ...FIELDS, team_id: '__proto__' }],
    ['a person whose id parts a key', { ...FIELDS, user_id: 'U1/U2' }],
    ['nobody who pressed', { type: 'block_actions', actions: [{ action_id: 'join' }] }],
    ['no actions', { type: 'block_actions', user: { id: 'U1' }, actions: [] }],
    ['a submission without a view', { type: 'view_submission', user: { id: 'U1' }, view: null }],
  ];

  test.each(shapeless)('signed, with %s in it, gets 400 at once', async (_, payload) => {
    const response = await post(signed({ payload: JSON.stringify(payload) }));
    expect(response.status).toBe(400);
    expect(handled).toBe(0);
  });

  test('that is a payload which nothing here is for gets 404 at once', async () => {
    const payload = {
      type: 'block_actions',
      user: { id: 'U1' },
      team: { id: 'T1' },
      actions: [{ action_id: 'x' }],
    };
    const began = performance.now();
    const response = await post(signed({ payload: JSON.stringify(payload) }));
    expect(response.status).toBe(404);
    expect(performance.now() - began).toBeLessThan(2_500);
  });

  test('with half a character in it is handled with a sign in its place', async () => {
    const payload = { ...FIELDS, text: 'half \ud83d of \u{1f600}' };
    expect((await post(signed({ payload: JSON.stringify(payload) }))).status).toBe(200);
    expect(texts).toEqual(['half \ufffd of \u{1f600}']);
  });

  test('larger than any payload gets 413', async () => {
    const response = await post(signed({ ...FIELDS, text: 'x'.repeat(1_100_000) }));
    expect(response.status).toBe(413);
    expect(handled).toBe(0);
  });

  function signed(fields: Readonly<Record<string, string>>): RequestInit {
    return signedCommand({ signingSecret: SECRET, fields, timestamp: nowInSeconds() });
  }
});
