import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { actions, input, modal, textInput } from '../block-kit/blocks-fixture.js';
import { manifestWithoutEvents } from '../manifest-fixture.js';
import { type ScriptedApp, scriptedApp } from '../scripted-app.js';
import { GENERAL, type RunningPlayground, startPlayground } from '../start-playground.js';

let app: ScriptedApp;
let running: RunningPlayground;

beforeEach(async () => {
  app = scriptedApp();
  app.answer = () => ({ silent: true });
  running = await startPlayground({
    startApp: app.start,
    manifest: manifestWithoutEvents(),
    ackTimeoutMs: 100,
  });
});

afterEach(async () => {
  app.stop();
  await running.close();
});

const timedOut = 'Operation timed out. Apps need to respond within 3 seconds.';

describe('an app that does not answer in time is told of as Slack does it', () => {
  test('for a command', async () => {
    expect(await running.type('/starleaf now')).toEqual({
      problem: '/starleaf failed with the error "operation_timeout"',
    });
    expect(await running.messages()).toEqual([]);
  });

  test('for a shortcut', async () => {
    expect(await running.act('shortcuts', { callbackId: 'schedule' })).toEqual({ problem: timedOut });
  });

  test('for a select, in what it offers and in what is chosen', async () => {
    const blocks = [{ ...actions({ type: 'external_select', action_id: 'find' }), block_id: 'b' }];
    await running.api('chat.postMessage', { channel: GENERAL, text: 'a', blocks });
    const [{ ts } = { ts: '' }] = await running.messages();
    const place = { container: { kind: 'message', channel: GENERAL, ts }, blockId: 'b', actionId: 'find' };
    expect(await running.act('suggestions', { ...place, query: 'lon' })).toEqual({
      options: [],
      problem: timedOut,
    });
    expect(await running.act('actions', { ...place, value: null, fields: {} })).toEqual({
      problem: timedOut,
    });
  });

  test('for a modal, which stays open', async () => {
    await running.type('/starleaf now');
    const { trigger_id } = app.requests[0]?.body ?? {};
    await running.api('views.open', { trigger_id, view: modal([input(textInput(), { optional: true })]) });
    const [{ id } = { id: '' }] = (await running.state()).modals;
    expect(await running.act(`views/${id}/submit`, { fields: {} })).toEqual({
      problem: 'We had some trouble connecting. Try again?',
    });
    expect((await running.state()).modals).toHaveLength(1);
  });
});
