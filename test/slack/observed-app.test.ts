import { afterEach, expect, test } from '@jest/globals';
import express, { Router } from 'express';
import { currentRequestId } from '../../src/request-id.js';
import { createBoltLogger } from '../../src/slack/bolt-logger.js';
import { ObservedApp } from '../../src/slack/observed-app.js';
import { createReceiver } from '../../src/slack/receiver.js';
import { signedCommand } from '../support/slack-request.js';
import { type LocalServer, serve } from './support/http.js';
import { listen } from './support/log.js';

const SECRET = 'a signing secret';

let server: LocalServer;

afterEach(() => server.close());

test('the acknowledgement of a command is timed, and its work has a request id from beginning to end', async () => {
  const acknowledged: { readonly kind: string; readonly seconds: number }[] = [];
  const ids: (string | undefined)[] = [];
  const router = Router();
  const { logger } = listen();
  const receiver = createReceiver({
    slack: { kind: 'http', botToken: 'xoxb-test', signingSecret: SECRET },
    router,
    webClientOptions: {},
    logger,
  });
  const authorize = async () => ({ botToken: 'xoxb-test' });
  const bolt = new ObservedApp(
    { receiver, authorize, logger: createBoltLogger(logger) },
    { onAcknowledged: (facts) => acknowledged.push(facts) },
  );
  let finish = (): void => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  bolt.command('/starleaf', async ({ ack }) => {
    ids.push(currentRequestId());
    await ack();
    ids.push(currentRequestId());
    finish();
  });
  server = await serve(express().use(router));
  const fields = { command: '/starleaf', text: '', team_id: 'T1', user_id: 'U1', channel_id: 'C1' };
  const timestamp = Math.floor(Date.now() / 1000);
  await fetch(`${server.origin}/slack/events`, signedCommand({ signingSecret: SECRET, fields, timestamp }));
  await finished;
  expect(ids[0]).toMatch(/^\w{16}$/);
  expect(ids[1]).toBe(ids[0]);
  expect(acknowledged).toEqual([{ kind: 'command', seconds: expect.any(Number) }]);
  expect(acknowledged[0]?.seconds).toBeGreaterThan(0);
});
