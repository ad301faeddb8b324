import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { manifestWithoutEvents } from '../manifest-fixture.js';
import { type ScriptedApp, scriptedApp } from '../scripted-app.js';
import { ANA, GENERAL, type RunningPlayground, startPlayground } from '../start-playground.js';

let app: ScriptedApp;
let running: RunningPlayground;

beforeEach(async () => {
  app = scriptedApp();
  running = await startPlayground({ startApp: app.start, manifest: manifestWithoutEvents() });
});

afterEach(async () => {
  app.stop();
  await running.close();
});

describe('a shortcut', () => {
  test('from the menu has a trigger and no reply address', async () => {
    expect(await running.act('shortcuts', { callbackId: 'schedule' })).toEqual({});
    expect(app.requests[0]?.body).toMatchObject({
      type: 'shortcut',
      callback_id: 'schedule',
      user: { id: ANA, username: 'ana' },
      trigger_id: expect.any(String),
      action_ts: expect.stringMatching(/^\d{10}\.\d{6}$/),
    });
    expect(app.requests[0]?.body).not.toHaveProperty('response_url');
  });

  test('on a message brings it along', async () => {
    await running.type('about this');
    const [{ ts } = { ts: '' }] = await running.messages();
    await running.act('shortcuts', { callbackId: 'about', message: { channel: GENERAL, ts } });
    expect(app.requests[0]?.body).toMatchObject({
      type: 'message_action',
      callback_id: 'about',
      channel: { id: GENERAL, name: 'general' },
      message_ts: ts,
      message: { text: 'about this', user: ANA },
      response_url: expect.any(String),
    });
  });

  test('that the manifest does not have, or not of that kind, is no longer there', async () => {
    const gone = { problem: 'This is no longer there.' };
    expect(await running.act('shortcuts', { callbackId: 'other' })).toEqual(gone);
    expect(await running.act('shortcuts', { callbackId: 'about' })).toEqual(gone);
    const missing = { channel: GENERAL, ts: '1.000001' };
    expect(await running.act('shortcuts', { callbackId: 'about', message: missing })).toEqual(gone);
    expect(app.requests).toEqual([]);
  });

  test('that the app refuses says so', async () => {
    app.answer = () => ({ status: 500 });
    expect(await running.act('shortcuts', { callbackId: 'schedule' })).toEqual({
      problem: 'This app responded with Status Code 500.',
    });
  });
});
