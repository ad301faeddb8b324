import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { actions, option, plain } from '../block-kit/blocks-fixture.js';
import { manifestWithoutEvents } from '../manifest-fixture.js';
import { type ScriptedApp, scriptedApp } from '../scripted-app.js';
import { GENERAL, type RunningPlayground, startPlayground } from '../start-playground.js';

let app: ScriptedApp;
let running: RunningPlayground;
let ts: string;

beforeEach(async () => {
  app = scriptedApp();
  running = await startPlayground({ startApp: app.start, manifest: manifestWithoutEvents() });
  const blocks = [{ ...actions({ type: 'external_select', action_id: 'find' }), block_id: 'b' }];
  const posted = await running.api('chat.postMessage', { channel: GENERAL, text: 'a', blocks });
  ({ ts } = posted as unknown as { readonly ts: string });
});

afterEach(async () => {
  app.stop();
  await running.close();
});

const ask = (query: string) =>
  running.act('suggestions', {
    container: { kind: 'message', channel: GENERAL, ts },
    blockId: 'b',
    actionId: 'find',
    query,
  });

describe('typing into an external select', () => {
  test('asks the app, and what is chosen goes back to it whole', async () => {
    app.answer = () => ({ json: { options: [option('l', 'London')] } });
    expect(await ask('lon')).toEqual({ options: [{ value: 'l', label: 'London' }] });
    expect(app.requests[0]?.body).toMatchObject({
      type: 'block_suggestion',
      value: 'lon',
      action_id: 'find',
    });
    app.answer = () => ({});
    const used = {
      container: { kind: 'message', channel: GENERAL, ts },
      blockId: 'b',
      actionId: 'find',
      fields: {},
    };
    expect(await running.act('actions', { ...used, value: 'l' })).toEqual({});
    expect(app.requests[1]?.body).toMatchObject({ actions: [{ selected_option: option('l', 'London') }] });
    expect(await running.act('actions', { ...used, value: 'x' })).toEqual({
      problem: 'no such option of find',
    });
  });

  test('takes options in groups', async () => {
    app.answer = () => ({
      json: { option_groups: [{ label: plain('UK'), options: [option('l', 'London')] }] },
    });
    expect(await ask('lon')).toEqual({ options: [{ value: 'l', label: 'London' }] });
  });

  test('asks nothing before three letters', async () => {
    expect(await ask('lo')).toEqual({ options: [] });
    expect(app.requests).toEqual([]);
  });

  test.each([
    ['an answer without options', { json: {} }, 'No result'],
    ['an option too long', { json: { options: [option('a', 'x'.repeat(76))] } }, 'No result'],
  ])('%s is told', async (_, answer, problem) => {
    app.answer = () => answer;
    expect(await ask('lon')).toEqual({ options: [], problem });
  });
});
