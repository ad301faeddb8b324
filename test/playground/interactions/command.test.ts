import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { section } from '../block-kit/blocks-fixture.js';
import { type BoltApp, boltOverHttp } from '../bolt-app.js';
import { manifestWithoutEvents } from '../manifest-fixture.js';
import { type ScriptedAnswer, type ScriptedApp, scriptedApp } from '../scripted-app.js';
import {
  ANA,
  ANA_AND_BEN,
  BEN,
  BOT,
  DESIGN,
  GENERAL,
  LEADERSHIP,
  type RunningPlayground,
  startPlayground,
} from '../start-playground.js';

describe('a slash command', () => {
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
    expect(await running.messages(GENERAL, BEN)).toHaveLength(1);
  });
});

describe('what becomes of a command', () => {
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

  const FAILURES: readonly (readonly [string, ScriptedAnswer, string])[] = [
    ['an answer that the app knows no such command', { status: 404 }, 'dispatch_failed'],
    ['a failure of the app', { status: 500 }, 'http_service_error'],
    ['JSON that is no reply', { json: { response_type: 'shout' } }, 'invalid_command_response'],
    ['blocks at fault', { json: { blocks: [{ type: 'marquee' }] } }, 'invalid_command_response'],
  ];

  test.each(FAILURES)('%s is told as Slack tells it', async (_, answer, error) => {
    app.answer = () => answer;
    expect(await running.type('/starleaf now')).toEqual({
      problem: `/starleaf failed with the error "${error}"`,
    });
    expect(await running.messages()).toEqual([]);
  });

  test('an app that does not listen is told, too', async () => {
    app.stop();
    expect(await running.type('/starleaf')).toEqual({
      problem: '/starleaf failed with the error "dispatch_failed"',
    });
  });

  test('words in the answer are for the person only', async () => {
    app.answer = () => ({ text: 'Done.' });
    await running.type('/starleaf now');
    expect(await running.messages()).toMatchObject([{ text: 'Done.', ephemeralFor: ANA }]);
  });

  test('an answer for the channel shows what was typed before it', async () => {
    app.answer = () => ({ json: { response_type: 'in_channel', text: 'Meeting', blocks: [section()] } });
    await running.type('/starleaf now about @ben');
    expect(await running.messages(GENERAL, BEN)).toMatchObject([
      { user: ANA, text: `/starleaf now about <@${BEN}>` },
      { user: BOT, text: 'Meeting', ephemeralFor: null },
    ]);
  });

  test('in a conversation that the app is not in, it is answered all the same', async () => {
    app.answer = () => ({ json: { response_type: 'in_channel', text: 'Meeting' } });
    await running.type('/starleaf now', { channel: ANA_AND_BEN });
    expect(await running.messages(ANA_AND_BEN, BEN)).toMatchObject([{ user: ANA }, { user: BOT }]);
    expect(app.requests[0]?.body).toMatchObject({ channel_id: ANA_AND_BEN, channel_name: 'directmessage' });
    await running.type('/starleaf now', { channel: LEADERSHIP });
    expect(app.requests[1]?.body).toMatchObject({ channel_id: LEADERSHIP, channel_name: 'privategroup' });
  });

  test('unescaped, mentions stay as typed', async () => {
    await running.type('/plain ask @ben in #general <now> & then');
    expect(app.requests[0]?.body).toMatchObject({ text: 'ask @ben in #general &lt;now&gt; &amp; then' });
  });

  test('an unknown command is explained, and the app never hears of it', async () => {
    expect(await running.type('/nonsense')).toMatchObject({
      problem: expect.stringMatching(/^\/nonsense is not a valid command\./),
    });
    expect(app.requests).toEqual([]);
  });

  test('commands do not work in threads', async () => {
    const outcome = await running.act('messages', {
      channel: GENERAL,
      text: '/starleaf now',
      threadTs: '1.000001',
    });
    expect(outcome).toEqual({ problem: '/starleaf is not supported in threads. Sorry!' });
  });

  test('/invite lets the app into a channel, /remove out of it', async () => {
    expect(await running.type('/invite @StarLeaf', { channel: DESIGN })).toEqual({});
    expect(await running.api('chat.postMessage', { channel: DESIGN, text: 'thanks' })).toMatchObject({
      ok: true,
    });
    await running.type('/remove @starleaf', { channel: DESIGN });
    expect(await running.api('chat.postMessage', { channel: DESIGN, text: 'a' })).toMatchObject({
      error: 'not_in_channel',
    });
    expect(await running.type('/invite @nobody', { channel: DESIGN })).toEqual({
      problem: 'There is nobody here called @nobody.',
    });
    expect(await running.type('/invite @starleaf', { channel: ANA_AND_BEN })).toEqual({
      problem: '/invite does not work in direct messages.',
    });
  });
});
