import { afterEach, describe, expect, test } from '@jest/globals';
import { boltOverHttp } from '../bolt-app.js';
import { scriptedApp } from '../scripted-app.js';
import { type RunningPlayground, startPlayground } from '../start-playground.js';

let running: RunningPlayground;
afterEach(() => running.close());

describe('Slack’s checks of a request URL', () => {
  test('pass with a Bolt app', async () => {
    const bolt = boltOverHttp(() => {});
    running = await startPlayground({ startApp: bolt.start });
    expect(await running.playground.verifyApp()).toBe(true);
    await bolt.stop();
  });

  test('fail where the challenge does not come back', async () => {
    const app = scriptedApp();
    app.answer = () => ({ text: 'ok' });
    running = await startPlayground({ startApp: app.start });
    expect(await running.playground.verifyApp()).toBe(false);
    app.stop();
  });
});
