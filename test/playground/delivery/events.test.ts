import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readManifest } from '../../../src/playground/manifest.js';
import { MANIFEST } from '../manifest-fixture.js';
import { type ReceivedRequest, type ScriptedApp, scriptedApp } from '../scripted-app.js';
import {
  ANA,
  ANA_AND_BEN,
  ANAS_APP,
  BOT,
  DESIGN,
  GENERAL,
  type RunningPlayground,
  startPlayground,
} from '../start-playground.js';

let app: ScriptedApp;
let running: RunningPlayground;
let arrived: (received: ReceivedRequest) => void;

beforeEach(async () => {
  app = scriptedApp();
});

afterEach(async () => {
  app.stop();
  await running.close();
});

/** Resolves with the requests once there are so many. */
function received(count: number): Promise<readonly ReceivedRequest[]> {
  return new Promise((resolve) => {
    const answer = app.answer;
    arrived = () => {
      if (app.requests.length >= count) resolve(app.requests);
    };
    app.answer = (request) => {
      arrived(request);
      return answer(request);
    };
  });
}

const events = (requests: readonly ReceivedRequest[]) => requests.map(({ body }): unknown => body.event);

describe('events', () => {
  test('tell of messages in the app’s own conversation', async () => {
    running = await startPlayground({ startApp: app.start });
    const sent = received(1);
    await running.type('hello', { channel: ANAS_APP });
    const [request] = await sent;
    expect(request?.body).toMatchObject({
      type: 'event_callback',
      team_id: 'T0PLAYGRND',
      api_app_id: 'A0STARLEAF',
      event_id: expect.stringMatching(/^Ev/),
      event_time: 1_795_521_600,
      authorizations: [{ user_id: BOT, is_bot: true }],
      event: { type: 'message', channel_type: 'im', channel: ANAS_APP, user: ANA, text: 'hello' },
    });
  });

  test('tell of mentions, and of what the app itself posts, where it is a member', async () => {
    running = await startPlayground({ startApp: app.start });
    const sent = received(3);
    await running.type('@starleaf hello', { channel: DESIGN });
    await running.type('between us @starleaf', { channel: ANA_AND_BEN });
    await running.type('@starleaf hello');
    await running.api('chat.postMessage', { channel: GENERAL, text: 'hi' });
    expect(events(await sent)).toMatchObject([
      { type: 'message', channel: GENERAL, text: `<@${BOT}> hello`, channel_type: 'channel' },
      { type: 'app_mention', channel: GENERAL, user: ANA },
      { type: 'message', channel: GENERAL, bot_id: 'B0STARLEAF' },
    ]);
  });

  test('tell that somebody opened the Home tab, and that the app was invited', async () => {
    running = await startPlayground({ startApp: app.start });
    const sent = received(2);
    await running.act('home', { tab: 'home' });
    await running.type('/invite @starleaf', { channel: DESIGN });
    const both = events(await sent);
    expect(both).toContainEqual(
      expect.objectContaining({ type: 'app_home_opened', user: ANA, tab: 'home', channel: ANAS_APP }),
    );
    expect(both).toContainEqual(
      expect.objectContaining({ type: 'member_joined_channel', user: BOT, channel: DESIGN, inviter: ANA }),
    );
  });

  test('that the manifest does not subscribe to are not sent', async () => {
    const settings = { ...MANIFEST.settings, event_subscriptions: { bot_events: ['app_home_opened'] } };
    running = await startPlayground({
      startApp: app.start,
      manifest: readManifest({ ...MANIFEST, settings }),
    });
    const sent = received(1);
    await running.type('hello', { channel: ANAS_APP });
    await running.act('home', { tab: 'messages' });
    expect(events(await sent)).toMatchObject([{ type: 'app_home_opened', tab: 'messages' }]);
  });

  test('are repeated, saying so, until they are taken', async () => {
    running = await startPlayground({
      startApp: app.start,
      ackTimeoutMs: 500,
      eventRetryDelaysMs: [0, 0, 0],
    });
    const answers = [{ status: 500 }, { silent: true }, {}];
    app.answer = () => answers.shift() ?? {};
    const sent = received(3);
    await running.act('home', { tab: 'home' });
    const headers = (await sent).map((request) => [
      request.headers['x-slack-retry-num'],
      request.headers['x-slack-retry-reason'],
    ]);
    expect(headers).toEqual([
      [undefined, undefined],
      ['1', 'http_error'],
      ['2', 'http_timeout'],
    ]);
    const ids = app.requests.map(({ body }) => body.event_id);
    expect(new Set(ids).size).toBe(1);
  });
});

describe('the app’s own conversation', () => {
  test('takes no messages where the manifest makes it read-only', async () => {
    const app_home = { ...MANIFEST.features.app_home, messages_tab_read_only_enabled: true };
    const manifest = readManifest({ ...MANIFEST, features: { ...MANIFEST.features, app_home } });
    running = await startPlayground({ startApp: app.start, manifest });
    expect(await running.type('hello', { channel: ANAS_APP })).toEqual({
      problem: 'Sending messages to this app has been turned off.',
    });
  });
});
