import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { actions, button, section } from './block-kit/blocks-fixture.js';
import { type ScriptedApp, scriptedApp } from './scripted-app.js';
import {
  ANA,
  ANA_AND_BEN,
  BEN,
  GENERAL,
  type RunningPlayground,
  startPlayground,
} from './start-playground.js';

const MINUTE = 60_000;

let app: ScriptedApp;
let running: RunningPlayground;

beforeEach(async () => {
  app = scriptedApp();
  running = await startPlayground({ startApp: app.start });
});

afterEach(async () => {
  app.stop();
  await running.close();
});

/** The reply address of a command just typed. */
async function ofCommand(channel: string = GENERAL): Promise<string> {
  await running.type('/starleaf', { channel });
  return latestUrl();
}

/** The reply address of a button pressed in a message just posted. */
async function ofButton(
  method: 'chat.postMessage' | 'chat.postEphemeral',
  fields: object = {},
): Promise<string> {
  const blocks = [{ ...actions(button()), block_id: 'b' }];
  const posted = await running.api(method, {
    channel: GENERAL,
    user: ANA,
    text: 'original',
    blocks,
    ...fields,
  });
  const ts =
    (posted as { readonly ts?: string }).ts ?? (posted as { readonly message_ts?: string }).message_ts;
  const container = { kind: 'message', channel: GENERAL, ts };
  await running.act('actions', { container, blockId: 'b', actionId: 'join', value: null, fields: {} });
  return latestUrl();
}

function latestUrl(): string {
  return String(app.requests.at(-1)?.body.response_url);
}

async function reply(
  url: string,
  body: object,
): Promise<{ readonly status: number; readonly error?: string }> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  return { status: response.status, ...((await response.json()) as object) };
}

describe('a reply address', () => {
  test('works five times', async () => {
    const url = await ofCommand();
    for (let use = 0; use < 5; use += 1)
      expect(await reply(url, { text: 'again' })).toMatchObject({ status: 200 });
    expect(await reply(url, { text: 'again' })).toEqual({ status: 404, ok: false, error: 'used_url' });
    expect(await running.messages()).toHaveLength(5);
  });

  test('works for thirty minutes', async () => {
    const url = await ofCommand();
    running.tick(30 * MINUTE);
    expect(await reply(url, { text: 'in time' })).toMatchObject({ status: 200 });
    running.tick(1);
    expect(await reply(url, { text: 'late' })).toEqual({ status: 404, ok: false, error: 'expired_url' });
  });

  test('cannot be guessed', async () => {
    const url = `${running.origin}/response/made-up`;
    expect(await reply(url, { text: 'a' })).toEqual({ status: 404, ok: false, error: 'invalid_url' });
  });

  test('takes no blocks at fault, no emptiness and no nonsense', async () => {
    const url = await ofCommand();
    expect(await reply(url, { blocks: [{ type: 'marquee' }] })).toMatchObject({
      status: 400,
      error: 'invalid_blocks',
    });
    expect(await reply(url, {})).toMatchObject({ status: 400, error: 'no_text' });
    expect(await reply(url, { response_type: 'shout' })).toMatchObject({
      status: 400,
      error: 'invalid_payload',
    });
  });

  test('of a command answers the person unless told otherwise, members or not', async () => {
    const url = await ofCommand(ANA_AND_BEN);
    await reply(url, { text: 'for you' });
    await reply(url, { text: 'for all', response_type: 'in_channel', blocks: [section()] });
    await reply(url, { text: 'in a thread', response_type: 'in_channel', thread_ts: '1.000001' });
    expect(await running.messages(ANA_AND_BEN)).toMatchObject([
      { text: 'for you', ephemeralFor: ANA },
      { text: 'for all', ephemeralFor: null },
      { text: 'in a thread', threadTs: '1.000001' },
    ]);
    expect(await running.messages(ANA_AND_BEN, BEN)).toHaveLength(2);
  });

  test('of a command has no original to replace or delete', async () => {
    const url = await ofCommand();
    await reply(url, { text: 'one' });
    await reply(url, { text: 'two', replace_original: true });
    await reply(url, { delete_original: true });
    expect(await running.messages()).toMatchObject([{ text: 'one' }, { text: 'two' }]);
  });
});

type Row = readonly [string, object, readonly object[]];

const ON_PUBLIC: readonly Row[] = [
  [
    'replaces it when told to',
    { text: 'new', replace_original: true },
    [{ text: 'new', ephemeralFor: null, edited: true }],
  ],
  ['replaces it when told in a form’s words', { text: 'new', replace_original: 'true' }, [{ text: 'new' }]],
  ['replaces it when it is for all as well', { text: 'new', response_type: 'in_channel' }, [{ text: 'new' }]],
  [
    'comes beside it when told so',
    { text: 'new', response_type: 'in_channel', replace_original: false },
    [{ text: 'original' }, { text: 'new', ephemeralFor: null }],
  ],
  [
    'comes beside it for the person alone',
    { text: 'new' },
    [{ text: 'original' }, { text: 'new', ephemeralFor: ANA }],
  ],
  ['deletes it', { delete_original: 'true' }, []],
  [
    'deletes it and says something new',
    { delete_original: true, text: 'new' },
    [{ text: 'new', ephemeralFor: ANA }],
  ],
];

const ON_EPHEMERAL: readonly Row[] = [
  ['replaces it', { text: 'new' }, [{ text: 'new', ephemeralFor: ANA }]],
  [
    'cannot make it public',
    { text: 'new', response_type: 'in_channel', replace_original: true },
    [{ text: 'new', ephemeralFor: ANA }],
  ],
  [
    'comes beside it for all',
    { text: 'new', response_type: 'in_channel' },
    [{ text: 'original' }, { text: 'new', ephemeralFor: null }],
  ],
  [
    'comes beside it when told so',
    { text: 'new', replace_original: false },
    [{ text: 'original' }, { text: 'new' }],
  ],
  ['deletes it', { delete_original: true }, []],
];

describe('the answer to a button in a message for all', () => {
  test.each(ON_PUBLIC)('%s', async (_, body, messages) => {
    const url = await ofButton('chat.postMessage');
    expect(await reply(url, body)).toMatchObject({ status: 200 });
    expect(await running.messages()).toMatchObject(messages);
    expect(await running.messages()).toHaveLength(messages.length);
  });

  test('stays in its thread', async () => {
    const url = await ofButton('chat.postMessage', { thread_ts: '1.000001' });
    await reply(url, { text: 'new' });
    expect(await running.messages()).toMatchObject([{ threadTs: '1.000001' }, { threadTs: '1.000001' }]);
  });
});

describe('the answer to a button in an ephemeral message', () => {
  test.each(ON_EPHEMERAL)('%s', async (_, body, messages) => {
    const url = await ofButton('chat.postEphemeral');
    expect(await reply(url, body)).toMatchObject({ status: 200 });
    expect(await running.messages()).toMatchObject(messages);
    expect(await running.messages()).toHaveLength(messages.length);
  });
});
