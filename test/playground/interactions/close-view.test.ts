import { afterEach, describe, expect, test } from '@jest/globals';
import type { ViewClosedAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { modal, section } from '../block-kit/blocks-fixture.js';
import { type BoltApp, boltOverHttp } from '../bolt-app.js';
import { ANA, type RunningPlayground, startPlayground } from '../start-playground.js';

let bolt: BoltApp;
let running: RunningPlayground;
let closed: string[];

afterEach(async () => {
  await bolt.stop();
  await running.close();
});

const layer = (id: string, fields: object = {}) =>
  modal([section()], { callback_id: id, notify_on_close: true, ...fields }) as ModalView;

/** Opens a view and, by submitting it, another on top. */
async function openTwo(top: ModalView): Promise<readonly string[]> {
  closed = [];
  bolt = boltOverHttp((app) => {
    app.command('/starleaf', async ({ ack, body, client }) => {
      await client.views.open({ trigger_id: body.trigger_id, view: layer('bottom') });
      await ack();
    });
    app.view('bottom', async ({ ack }) => ack({ response_action: 'push', view: top }));
    app.view<ViewClosedAction>({ type: 'view_closed', callback_id: /.*/ }, async ({ ack, body, view }) => {
      closed.push(`${view.callback_id}${body.is_cleared ? ' cleared' : ''}`);
      await ack();
    });
  });
  running = await startPlayground({ startApp: bolt.start });
  await running.type('/starleaf');
  const [bottom = ''] = await open();
  await running.act(`views/${bottom}/submit`, { fields: {} });
  return open();
}

const open = async (): Promise<readonly string[]> => (await running.state()).modals.map(({ id }) => id);

describe('closing a modal', () => {
  test('takes the top one off and tells the app that asked to know', async () => {
    const [bottom, top] = await openTwo(layer('top'));
    expect(await running.act(`views/${top}/close`, { all: false })).toEqual({});
    expect(await open()).toEqual([bottom]);
    expect(closed).toEqual(['top']);
  });

  test('tells nothing to an app that did not ask', async () => {
    const [, top] = await openTwo(layer('top', { notify_on_close: false }));
    await running.act(`views/${top}/close`, { all: false });
    expect(closed).toEqual([]);
  });

  test.each([
    ['the person wants to', {}, true],
    ['the view is made so', { clear_on_close: true }, false],
  ])('closes all where %s', async (_, fields, all) => {
    const [, top] = await openTwo(layer('top', fields));
    await running.act(`views/${top}/close`, { all });
    expect(await open()).toEqual([]);
    expect(closed.sort()).toEqual(['bottom cleared', 'top cleared']);
  });

  test('twice does nothing more', async () => {
    const [, top] = await openTwo(layer('top'));
    await running.act(`views/${top}/close`, { all: false });
    expect(await running.act(`views/${top}/close`, { user: ANA, all: false })).toEqual({});
    expect(closed).toHaveLength(1);
  });
});
