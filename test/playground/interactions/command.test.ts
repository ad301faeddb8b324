import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type BoltApp, boltOverHttp } from '../bolt-app.js';
import { ANA, BOT, GENERAL, type RunningPlayground, startPlayground } from '../start-playground.js';

let bolt: BoltApp;
let running: RunningPlayground;

beforeEach(async () => {
  bolt = boltOverHttp((app) => {
    app.command('/starleaf', async ({ command, ack, respond, client }) => {
      await ack();
      await client.chat.postMessage({ channel: command.channel_id, text: `heard: ${command.text}` });
      await respond({ text: 'only for you' });
    });
  });
  running = await startPlayground({ startApp: bolt.start });
});

afterEach(async () => {
  await bolt.stop();
  await running.close();
});

describe('a slash command', () => {
  test('reaches the app, whose answers appear to those they are for', async () => {
    const arrived = running.nextChange(
      (change) => change.kind === 'message' && change.message.ephemeralFor === ANA,
    );
    expect(await running.type('/starleaf meet tomorrow 3pm')).toEqual({});
    await arrived;
    expect(await running.messages()).toMatchObject([
      { user: BOT, text: 'heard: meet tomorrow 3pm', ephemeralFor: null },
      { user: BOT, text: 'only for you', ephemeralFor: ANA },
    ]);
    expect(await running.messages(GENERAL, 'U0BENCARTR')).toHaveLength(1);
  });
});
