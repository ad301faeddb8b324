import { afterEach, describe, expect, test } from '@jest/globals';
import type { App, BlockAction } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';
import { WebSocket } from 'ws';
import { actions, button, input, modal, textInput } from '../block-kit/blocks-fixture.js';
import { boltOverSocket, type SocketBoltApp } from '../bolt-app.js';
import { ANA, GENERAL, type RunningPlayground, SECRETS, startPlayground } from '../start-playground.js';

let bolt: SocketBoltApp | undefined;
let running: RunningPlayground;

afterEach(async () => {
  await bolt?.stop();
  bolt = undefined;
  await running.close();
});

async function start(listen: (app: App) => void): Promise<SocketBoltApp> {
  const started = boltOverSocket(listen);
  bolt = started;
  running = await startPlayground({ appUrl: 'socket' });
  await started.start(running.origin);
  return started;
}

describe('a Bolt app in Socket Mode', () => {
  test('hears commands, opens modals, takes submissions and answers into the conversation', async () => {
    await start((app) => {
      app.command('/starleaf', async ({ ack, body, client }) => {
        await client.views.open({
          trigger_id: body.trigger_id,
          view: modal([input(textInput())], { callback_id: 'form' }) as ModalView,
        });
        await ack();
      });
      app.view('form', async ({ ack, view, client }) => {
        const words = view.state.values.in?.typed?.value;
        if (words === 'bad') return ack({ response_action: 'errors', errors: { in: 'Not that' } });
        await ack();
        await client.chat.postMessage({ channel: GENERAL, text: `said ${words}` });
      });
    });
    expect(await running.type('/starleaf')).toEqual({});
    const [{ id } = { id: '' }] = (await running.state()).modals;
    const submit = (typed: string) => running.act(`views/${id}/submit`, { fields: { in: { typed } } });
    expect(await submit('bad')).toEqual({ errors: { in: 'Not that' } });
    const posted = running.nextChange((change) => change.kind === 'message');
    expect(await submit('good')).toEqual({});
    expect(await posted).toMatchObject({ message: { text: 'said good' } });
  });

  test('answers commands at once, and is told of buttons and events', async () => {
    const heard: string[] = [];
    const { app } = await start((listening) => {
      listening.command('/starleaf', async ({ ack }) => ack('Done.'));
      listening.action('join', async ({ ack, body }) => {
        heard.push((body as BlockAction).user.id);
        await ack();
      });
      listening.event('app_home_opened', async ({ event, client }) => {
        await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: [] } });
      });
    });
    await running.type('/starleaf');
    expect(await running.messages()).toMatchObject([{ text: 'Done.', ephemeralFor: ANA }]);
    const blocks = [{ ...actions(button()), block_id: 'b' }] as KnownBlock[];
    const { ts } = await app.client.chat.postMessage({ channel: GENERAL, text: 'a', blocks });
    const container = { kind: 'message', channel: GENERAL, ts };
    await running.act('actions', { container, blockId: 'b', actionId: 'join', value: null, fields: {} });
    expect(heard).toEqual([ANA]);
    const published = running.nextChange((change) => change.kind === 'home');
    await running.act('home', { tab: 'home' });
    await published;
  });

  test('comes back when it is asked to connect afresh', async () => {
    const { reconnected } = await start((app) => {
      app.command('/starleaf', async ({ ack }) => ack('Still here.'));
    });
    const again = reconnected();
    running.playground.refreshSockets();
    await again;
    expect(await running.type('/starleaf')).toEqual({});
    expect(await running.messages()).toMatchObject([{ text: 'Still here.' }]);
  });
});

/** Opens a socket and gives what comes over it, the first message first. */
function connect(
  url: string,
): Promise<{ readonly socket: WebSocket; readonly first: Record<string, unknown> }> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url);
    socket.on('error', reject);
    socket.on('message', (data) => resolve({ socket, first: JSON.parse(String(data)) }));
  });
}

const newUrl = async (): Promise<string> => {
  const answer = await running.api('apps.connections.open', {}, SECRETS.appToken);
  return String((answer as unknown as { readonly url: string }).url);
};

describe('the socket', () => {
  test('greets a client with a ticket, once a ticket', async () => {
    running = await startPlayground({ appUrl: 'socket' });
    const url = await newUrl();
    expect(url).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/link\/\?ticket=[\w-]{32}&app_id=A0STARLEAF$/);
    const { socket, first } = await connect(url);
    expect(first).toMatchObject({
      type: 'hello',
      num_connections: 1,
      connection_info: { app_id: 'A0STARLEAF' },
      debug_info: { approximate_connection_time: 18_000 },
    });
    socket.close();
    await expect(connect(url)).rejects.toThrow('403');
  });

  test('refuses tickets that are made up or older than half a minute, and other paths', async () => {
    running = await startPlayground({ appUrl: 'socket' });
    const base = running.origin.replace('http', 'ws');
    await expect(connect(`${base}/link/?ticket=made-up`)).rejects.toThrow('403');
    await expect(connect(`${base}/elsewhere`)).rejects.toThrow('404');
    const url = await newUrl();
    running.tick(30_001);
    await expect(connect(url)).rejects.toThrow('403');
  });

  test('takes ten connections and no more', async () => {
    running = await startPlayground({ appUrl: 'socket' });
    const open = [];
    for (let count = 0; count < 10; count += 1) open.push(await connect(await newUrl()));
    const { first } = await connect(await newUrl());
    expect(first).toMatchObject({ type: 'disconnect', reason: 'too_many_websockets' });
    for (const { socket } of open) socket.close();
  });

  test('without any connection, and with one that does not answer, tells people so', async () => {
    running = await startPlayground({ appUrl: 'socket', ackTimeoutMs: 100 });
    expect(await running.type('/starleaf')).toEqual({
      problem: '/starleaf failed with the error "dispatch_failed"',
    });
    const { socket } = await connect(await newUrl());
    const envelope = new Promise((resolve) =>
      socket.on('message', (data) => resolve(JSON.parse(String(data)))),
    );
    expect(await running.type('/starleaf now')).toEqual({
      problem: '/starleaf failed with the error "operation_timeout"',
    });
    expect(await envelope).toMatchObject({
      type: 'slash_commands',
      envelope_id: expect.any(String),
      accepts_response_payload: true,
      payload: { command: '/starleaf', text: 'now' },
    });
    socket.send('nonsense');
    socket.close();
  });
});
