import { afterEach, describe, expect, test } from '@jest/globals';
import type { App, BlockAction } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';
import { readManifest } from '../../../src/playground/manifest.js';
import {
  actions,
  button,
  home,
  input,
  modal,
  option,
  plain,
  section,
  select,
  textInput,
} from '../block-kit/blocks-fixture.js';
import { type BoltApp, boltOverHttp } from '../bolt-app.js';
import { MANIFEST } from '../manifest-fixture.js';
import { ANA, BEN, DESIGN, GENERAL, type RunningPlayground, startPlayground } from '../start-playground.js';

let bolt: BoltApp;
let running: RunningPlayground;
let heard: BlockAction[];

afterEach(async () => {
  await bolt.stop();
  await running.close();
});

async function start(listen: (app: App) => void = () => {}): Promise<void> {
  heard = [];
  bolt = boltOverHttp((app) => {
    listen(app);
    app.action(/.*/, async ({ ack, body }) => {
      heard.push(body as BlockAction);
      await ack();
    });
  });
  running = await startPlayground({ startApp: bolt.start });
}

const post = async (blocks: readonly object[]): Promise<string> => {
  const { ts } = await bolt.app.client.chat.postMessage({
    channel: GENERAL,
    text: 'a card',
    blocks: blocks as KnownBlock[],
  });
  return String(ts);
};

const use = (ts: string, used: object) =>
  running.act('actions', {
    container: { kind: 'message', channel: GENERAL, ts },
    blockId: 'b',
    value: null,
    fields: {},
    ...used,
  });

const OVERFLOW = { type: 'overflow', action_id: 'it', options: [option('a', 'A'), option('b', 'B')] };

const ELEMENTS: readonly (readonly [string, object, unknown, object])[] = [
  ['a button', button({ action_id: 'it', value: 'v' }), null, { value: 'v', text: { text: 'Join' } }],
  ['an overflow menu', OVERFLOW, 'b', { selected_option: option('b', 'B') }],
  ['a select', select({ action_id: 'it' }), 'a', { selected_option: option('a') }],
  [
    'a multiple select',
    { ...select({ action_id: 'it' }), type: 'multi_static_select' },
    ['a', 'b'],
    { selected_options: [option('a'), option('b')] },
  ],
  [
    'radio buttons',
    { ...select({ action_id: 'it' }), type: 'radio_buttons' },
    'b',
    { selected_option: option('b') },
  ],
  ['checkboxes', { ...select({ action_id: 'it' }), type: 'checkboxes' }, [], { selected_options: [] }],
  [
    'a date picker',
    { type: 'datepicker', action_id: 'it', initial_date: '2026-11-24' },
    '2026-11-25',
    { selected_date: '2026-11-25', initial_date: '2026-11-24' },
  ],
  ['a time picker', { type: 'timepicker', action_id: 'it' }, '15:00', { selected_time: '15:00' }],
  [
    'a date and time picker',
    { type: 'datetimepicker', action_id: 'it' },
    '1795500000',
    { selected_date_time: 1_795_500_000 },
  ],
  ['a people select', { type: 'users_select', action_id: 'it' }, BEN, { selected_user: BEN }],
  ['a channel select', { type: 'channels_select', action_id: 'it' }, GENERAL, { selected_channel: GENERAL }],
  [
    'a conversation select',
    { type: 'conversations_select', action_id: 'it' },
    GENERAL,
    { selected_conversation: GENERAL },
  ],
];

describe('an element used in a message', () => {
  test.each(ELEMENTS)('%s tells the app what was chosen', async (_, element, value, action) => {
    await start();
    const ts = await post([{ ...actions(element), block_id: 'b' }]);
    expect(await use(ts, { actionId: 'it', value })).toEqual({});
    expect(heard).toMatchObject([
      {
        type: 'block_actions',
        user: { id: ANA, username: 'ana', team_id: 'T0PLAYGRND' },
        container: { type: 'message', message_ts: ts, channel_id: GENERAL, is_ephemeral: false },
        channel: { id: GENERAL, name: 'general' },
        message: { ts, text: 'a card', bot_id: 'B0STARLEAF' },
        response_url: expect.stringContaining('/response/'),
        trigger_id: expect.any(String),
        actions: [{ action_id: 'it', block_id: 'b', action_ts: expect.any(String), ...action }],
      },
    ]);
  });

  test('comes with the state of the other elements', async () => {
    await start();
    const ts = await post([
      { ...actions(button({ action_id: 'go' })), block_id: 'b' },
      section({ block_id: 's', accessory: select({ initial_option: option('a') }) }),
      input(textInput(), { block_id: 'i' }),
    ]);
    await use(ts, { actionId: 'go', fields: { i: { typed: 'words' } } });
    expect(heard[0]?.state?.values).toEqual({
      s: { pick: { type: 'static_select', selected_option: option('a') } },
      i: { typed: { type: 'plain_text_input', value: 'words' } },
    });
  });

  test('opens a modal in time, on the screen of whom used it', async () => {
    await start((app) => {
      app.action('open', async ({ ack, body, client }) => {
        await ack();
        const { trigger_id } = body as BlockAction;
        await client.views.open({ trigger_id, view: modal([section()]) as ModalView });
      });
    });
    const ts = await post([{ ...actions(button({ action_id: 'open' })), block_id: 'b' }]);
    const opened = running.nextChange((change) => change.kind === 'modals');
    await use(ts, { actionId: 'open' });
    await opened;
    expect((await running.state(BEN)).modals).toEqual([]);
  });

  test('as feedback, or as an icon, tells the app what was pressed', async () => {
    await start();
    const feedback = {
      type: 'feedback_buttons',
      action_id: 'useful',
      positive_button: { text: plain('Good'), value: 'good' },
      negative_button: { text: plain('Bad'), value: 'bad' },
    };
    const icon = {
      type: 'icon_button',
      action_id: 'delete',
      icon: 'trash',
      text: plain('Delete'),
      value: 'v',
    };
    const ts = await post([{ type: 'context_actions', block_id: 'b', elements: [feedback, icon] }]);
    await use(ts, { actionId: 'useful', value: 'bad' });
    await use(ts, { actionId: 'delete' });
    expect(heard.map(({ actions }) => actions[0])).toMatchObject([
      { type: 'feedback_buttons', value: 'bad', text: { text: 'Bad' } },
      { type: 'icon_button', value: 'v' },
    ]);
    expect(await use(ts, { actionId: 'useful', value: 'mixed' })).toEqual({
      problem: 'no such button of useful',
    });
    const overflow = await post([{ ...actions(OVERFLOW), block_id: 'b' }]);
    expect(await use(overflow, { actionId: 'it', value: 'z' })).toEqual({ problem: 'no such option of it' });
  });

  test('that is an input tells the app only where it was made to', async () => {
    await start();
    const ts = await post([
      input(textInput(), { block_id: 'quiet' }),
      input(textInput(), { block_id: 'loud', dispatch_action: true }),
    ]);
    await use(ts, { blockId: 'quiet', actionId: 'typed', value: 'a' });
    await use(ts, { blockId: 'loud', actionId: 'typed', value: 'b' });
    expect(heard).toMatchObject([{ actions: [{ block_id: 'loud', type: 'plain_text_input', value: 'b' }] }]);
    expect(heard[0]?.state?.values).toMatchObject({
      quiet: { typed: { value: null } },
      loud: { typed: { value: 'b' } },
    });
  });

  test('has a trigger that is good once, for three seconds', async () => {
    await start();
    const ts = await post([{ ...actions(button()), block_id: 'b' }]);
    const view = modal([section()]);
    await use(ts, { actionId: 'join' });
    await use(ts, { actionId: 'join' });
    const [first, second] = heard.map(({ trigger_id }) => trigger_id);
    expect(await running.api('views.open', { trigger_id: first, view })).toMatchObject({ ok: true });
    expect(await running.api('views.open', { trigger_id: first, view })).toMatchObject({
      error: 'exchanged_trigger_id',
    });
    running.tick(3_001);
    expect(await running.api('views.open', { trigger_id: second, view })).toMatchObject({
      error: 'expired_trigger_id',
    });
  });

  test('that is no longer there says so', async () => {
    await start();
    const ts = await post([{ ...actions(button()), block_id: 'b' }]);
    const gone = { problem: 'This is no longer there.' };
    expect(await use(ts, { actionId: 'other' })).toEqual(gone);
    expect(await use('1.000001', { actionId: 'join' })).toEqual(gone);
    const foreign = { container: { kind: 'message', channel: 'C0LEADERS1', ts } };
    expect(
      await running.act('actions', {
        ...foreign,
        user: 'U0CHIYOMRI',
        blockId: 'b',
        actionId: 'join',
        value: null,
        fields: {},
      }),
    ).toEqual(gone);
  });

  test('does nothing where the manifest leaves interactivity off', async () => {
    heard = [];
    bolt = boltOverHttp(() => {});
    const settings = { ...MANIFEST.settings, interactivity: { is_enabled: false } };
    running = await startPlayground({
      startApp: bolt.start,
      manifest: readManifest({ ...MANIFEST, settings }),
    });
    const ts = await post([{ ...actions(button()), block_id: 'b' }]);
    expect(await use(ts, { actionId: 'join' })).toMatchObject({
      problem: expect.stringContaining('not configured to handle interactive responses'),
    });
  });
});

describe('an element used in an ephemeral message', () => {
  test('brings no message along, as Slack keeps none', async () => {
    await start();
    const { message_ts } = await bolt.app.client.chat.postEphemeral({
      channel: GENERAL,
      user: ANA,
      text: 'psst',
      blocks: [{ ...actions(button()), block_id: 'b' }] as KnownBlock[],
    });
    await use(String(message_ts), { actionId: 'join' });
    expect(heard[0]).toMatchObject({ container: { is_ephemeral: true } });
    expect(heard[0]).not.toHaveProperty('message');
    const bens = await use(String(message_ts), { actionId: 'join', user: BEN });
    expect(bens).toEqual({ problem: 'This is no longer there.' });
  });
});

describe('an element used in a view', () => {
  test('of the Home tab brings the view, and updates it by its hash', async () => {
    await start((app) => {
      app.action('again', async ({ ack, body, client }) => {
        await ack();
        const { view } = body as BlockAction;
        const again = { user_id: body.user.id, view: home(section({ block_id: 'new' })) as never };
        await client.views.publish({ ...again, ...(view && { hash: view.hash }) });
      });
    });
    const view = home({ ...actions(button({ action_id: 'again' })), block_id: 'b' });
    await bolt.app.client.views.publish({ user_id: ANA, view: view as never });
    const published = running.nextChange((change) => change.kind === 'home');
    expect(await use('', { container: { kind: 'home' }, actionId: 'again' })).toEqual({});
    expect(await published).toMatchObject({ home: { blocks: [{ block_id: 'new' }] } });
    expect(heard[0]).toMatchObject({
      container: { type: 'view' },
      view: { type: 'home', state: { values: {} } },
    });
    expect(heard[0]).not.toHaveProperty('response_url');
    const stale = bolt.app.client.views.publish({ user_id: ANA, view: view as never, hash: '1.stale' });
    await expect(stale).rejects.toMatchObject({ data: { error: 'hash_conflict' } });
  });

  test('may push a view, three at most, and update by external id', async () => {
    await start((app) => {
      app.command('/starleaf', async ({ ack, body, client }) => {
        await ack();
        await client.views.open({ trigger_id: body.trigger_id, view: layer('one') });
      });
      app.action('push', async ({ ack, body, client }) => {
        const { trigger_id, actions } = body as BlockAction;
        const [{ value = '' } = {}] = actions as readonly { readonly value?: string }[];
        const pushed = client.views.push({ trigger_id, view: layer(`${value}+`) });
        await pushed.catch((error) => outcomes.push(error.data.error));
        await ack();
      });
    });
    const outcomes: string[] = [];
    const opened = running.nextChange((change) => change.kind === 'modals');
    await running.type('/starleaf');
    await opened;
    for (let presses = 0; presses < 3; presses += 1) {
      const viewId = (await running.state()).modals.at(-1)?.id;
      await use('', { container: { kind: 'view', viewId }, actionId: 'push' });
    }
    expect((await running.state()).modals.map(({ view }) => view.external_id)).toEqual([
      'one',
      'one+',
      'one++',
    ]);
    expect(outcomes).toEqual(['push_limit_reached']);
    const { client } = bolt.app;
    await client.views.update({ external_id: 'one', view: layer('changed') });
    await expect(client.views.update({ external_id: 'one', view: layer('changed') })).rejects.toMatchObject({
      data: { error: 'not_found' },
    });
    await expect(client.views.update({ external_id: 'changed', view: layer('one+') })).rejects.toMatchObject({
      data: { error: 'duplicate_external_id' },
    });
  });
});

function layer(id: string): ModalView {
  const push = { ...actions(button({ action_id: 'push', value: id })), block_id: 'b' };
  return modal([push], { external_id: id, submit: undefined }) as ModalView;
}

describe('a channel that the app is not in', () => {
  test('cannot be written to by the Web API, whatever was used elsewhere', async () => {
    await start();
    const posted = bolt.app.client.chat.postMessage({ channel: DESIGN, text: 'hello' });
    await expect(posted).rejects.toMatchObject({ data: { error: 'not_in_channel' } });
  });
});
