import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { LogLevel, WebClient } from '@slack/web-api';
import { manifestWithoutEvents } from '../manifest-fixture.js';
import { type ScriptedApp, scriptedApp } from '../scripted-app.js';
import {
  ANA,
  BEN,
  BOT,
  GENERAL,
  type RunningPlayground,
  SECRETS,
  startPlayground,
} from '../start-playground.js';

let app: ScriptedApp;
let running: RunningPlayground;
let slack: WebClient;
let root: string;

beforeEach(async () => {
  app = scriptedApp();
  running = await startPlayground({ startApp: app.start, manifest: manifestWithoutEvents() });
  slack = new WebClient(SECRETS.botToken, {
    slackApiUrl: `${running.origin}/api/`,
    logLevel: LogLevel.ERROR,
    retryConfig: { retries: 0 },
  });
  await running.type('could we talk <about> the roof, @ben? https://roof.example');
  root = (await running.messages()).at(-1)?.ts ?? '';
});

afterEach(async () => {
  app.stop();
  await running.close();
});

const reply = (more: object = {}) =>
  slack.chat.postMessage({ channel: GENERAL, thread_ts: root, text: 'yes', ...more });

const ask = async (ts: string): Promise<unknown> => {
  await running.act('shortcuts', { callbackId: 'about', message: { channel: GENERAL, ts } });
  return app.requests.at(-1)?.body.message;
};

describe('a reply in a thread', () => {
  test('stands there alone, unless it is broadcast', async () => {
    await reply();
    const { message } = await reply({ text: 'and to all', reply_broadcast: true });
    expect(message).toMatchObject({ thread_ts: root, subtype: 'thread_broadcast' });
    expect(await running.messages()).toMatchObject([
      { ts: root, threadTs: null },
      { text: 'yes', threadTs: root },
      { text: 'and to all', threadTs: root, isBroadcast: true },
    ]);
    expect((await running.messages())[1]).not.toHaveProperty('isBroadcast');
  });

  test('for one person is shown only where others have replied already', async () => {
    const whisper = () =>
      slack.chat.postEphemeral({ channel: GENERAL, user: ANA, thread_ts: root, text: 'psst' });
    expect(await whisper()).toMatchObject({ ok: true, message_ts: expect.stringMatching(/^\d+\.\d{6}$/) });
    expect(await running.messages()).toHaveLength(1);
    await reply();
    await whisper();
    expect(await running.messages()).toMatchObject([{}, {}, { text: 'psst', threadTs: root }]);
    expect(await running.messages(GENERAL, BEN)).toHaveLength(2);
  });

  test('is announced by a button in it as what it is', async () => {
    const { ts } = await reply({
      blocks: [{ type: 'actions', block_id: 'b', elements: [button] }],
    });
    const container = { kind: 'message', channel: GENERAL, ts };
    const used = { container, blockId: 'b', actionId: 'go', value: 'v', fields: {} };
    expect(await running.act('actions', used)).toEqual({});
    expect(app.requests.at(-1)?.body).toMatchObject({
      container: { thread_ts: root },
      message: { thread_ts: root, parent_user_id: ANA },
    });
  });
});

const button = {
  type: 'button',
  action_id: 'go',
  value: 'v',
  text: { type: 'plain_text', text: 'Go' },
} as const;

describe('a message shortcut', () => {
  test('brings what somebody typed as text and as rich text', async () => {
    expect(await ask(root)).toEqual({
      type: 'message',
      user: ANA,
      ts: root,
      team: 'T0PLAYGRND',
      text: `could we talk &lt;about&gt; the roof, <@${BEN}>? <https://roof.example>`,
      blocks: [
        {
          type: 'rich_text',
          block_id: expect.any(String),
          elements: [
            {
              type: 'rich_text_section',
              elements: [
                { type: 'text', text: 'could we talk <about> the roof, ' },
                { type: 'user', user_id: BEN },
                { type: 'text', text: '? ' },
                { type: 'link', url: 'https://roof.example' },
              ],
            },
          ],
        },
      ],
    });
  });

  test('on the first of a thread says how many replied, and on a reply whose thread it is', async () => {
    const { ts } = await reply();
    expect(await ask(root)).toMatchObject({
      thread_ts: root,
      reply_count: 1,
      reply_users: [BOT],
      latest_reply: ts,
    });
    expect(await ask(ts ?? '')).toMatchObject({
      ts,
      thread_ts: root,
      parent_user_id: ANA,
      bot_id: 'B0STARLEAF',
    });
  });
});
