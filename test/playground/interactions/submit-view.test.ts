import { afterEach, describe, expect, test } from '@jest/globals';
import type { App, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { FieldValues } from '../../../src/playground/protocol.js';
import { input, modal, option, plain, section, textInput } from '../block-kit/blocks-fixture.js';
import { type BoltApp, boltOverHttp } from '../bolt-app.js';
import { EVERY_INITIAL, EVERY_INPUT } from '../every-input.js';
import { ANA, GENERAL, type RunningPlayground, startPlayground } from '../start-playground.js';

let bolt: BoltApp;
let running: RunningPlayground;

afterEach(async () => {
  await bolt.stop();
  await running.close();
});

/** An app whose command opens a view and whose submission does as told. */
async function openModal(view: ModalView, listen: (app: App) => void = () => {}): Promise<string> {
  bolt = boltOverHttp((app) => {
    app.command('/starleaf', async ({ ack, body, client }) => {
      await client.views.open({ trigger_id: body.trigger_id, view });
      await ack();
    });
    listen(app);
  });
  running = await startPlayground({ startApp: bolt.start });
  expect(await running.type('/starleaf')).toEqual({});
  return topModal();
}

async function topModal(): Promise<string> {
  const id = (await running.state()).modals.at(-1)?.id;
  if (id === undefined) throw new Error('no modal is open');
  return id;
}

const submit = (id: string, fields: FieldValues = {}) => running.act(`views/${id}/submit`, { fields });

/** A submission listener that keeps what it got. */
function keeping(kept: ViewSubmitAction[]): (app: App) => void {
  return (app) => {
    app.view<ViewSubmitAction>('every', async ({ ack, body }) => {
      kept.push(body);
      await ack();
    });
    app.options('it', async ({ ack, options }) => {
      await ack({ options: [option(`${options.value}-1`, 'One') as never] });
    });
  };
}

describe('what a modal holds when it is submitted', () => {
  test('untouched and empty, each input in the shape of its type', async () => {
    const kept: ViewSubmitAction[] = [];
    expect(await submit(await openModal(EVERY_INPUT, keeping(kept)))).toEqual({});
    expect(shapes(kept)).toEqual({
      plain_text_input: { type: 'plain_text_input', value: null },
      rich_text_input: { type: 'rich_text_input', rich_text_value: null },
      email_text_input: { type: 'email_text_input', value: null },
      url_text_input: { type: 'url_text_input', value: null },
      number_input: { type: 'number_input', value: null },
      datepicker: { type: 'datepicker', selected_date: null },
      timepicker: { type: 'timepicker', selected_time: null, timezone: 'Europe/London' },
      datetimepicker: { type: 'datetimepicker', selected_date_time: null },
      static_select: { type: 'static_select', selected_option: null },
      multi_static_select: { type: 'multi_static_select', selected_options: [] },
      radio_buttons: { type: 'radio_buttons', selected_option: null },
      checkboxes: { type: 'checkboxes', selected_options: [] },
      external_select: { type: 'external_select', selected_option: null },
      multi_external_select: { type: 'multi_external_select', selected_options: [] },
      users_select: { type: 'users_select', selected_user: null },
      multi_users_select: { type: 'multi_users_select', selected_users: [] },
      channels_select: { type: 'channels_select', selected_channel: null },
      multi_channels_select: { type: 'multi_channels_select', selected_channels: [] },
      conversations_select: { type: 'conversations_select', selected_conversation: null },
      multi_conversations_select: { type: 'multi_conversations_select', selected_conversations: [] },
      file_input: { type: 'file_input', files: [] },
    });
    expect(kept[0]).toMatchObject({
      user: { id: ANA },
      view: { private_metadata: 'kept', callback_id: 'every' },
    });
    expect((await running.state()).modals).toEqual([]);
  });

  test('untouched, its initial values', async () => {
    const kept: ViewSubmitAction[] = [];
    await submit(await openModal(EVERY_INITIAL, keeping(kept)));
    expect(values(kept)).toEqual({
      plain_text_input: 'words',
      email_text_input: 'ana@example.com',
      url_text_input: 'https://a.example/',
      number_input: '5',
      datepicker: '2026-11-24',
      timepicker: '15:00',
      datetimepicker: 1_795_500_000,
      static_select: option('b', 'B'),
      multi_static_select: [option('a', 'A')],
      radio_buttons: option('a', 'A'),
      checkboxes: [option('b', 'B')],
      external_select: option('x', 'X'),
      multi_external_select: [option('y', 'Y')],
      users_select: 'U0ANACOSTA',
      multi_users_select: ['U0ANACOSTA'],
      channels_select: 'C0GENERAL1',
      multi_channels_select: ['C0GENERAL1'],
      conversations_select: GENERAL,
      multi_conversations_select: ['C0DESIGN01'],
    });
  });

  test('filled in, what the person chose', async () => {
    const kept: ViewSubmitAction[] = [];
    const id = await openModal(EVERY_INPUT, keeping(kept));
    const suggested = { container: { kind: 'view', viewId: id }, actionId: 'it', query: 'q' };
    expect(await running.act('suggestions', { ...suggested, blockId: 'external_select' })).toEqual({
      options: [{ value: 'q-1', label: 'One' }],
    });
    const chosen: Readonly<Record<string, string | readonly string[]>> = {
      plain_text_input: 'words',
      email_text_input: 'ana@example.com',
      url_text_input: 'https://a.example/',
      number_input: '2.5',
      datepicker: '2026-11-24',
      timepicker: '15:00',
      datetimepicker: '1795500000',
      users_select: 'U0BENCARTR',
      multi_users_select: ['U0ANACOSTA', 'U0BENCARTR'],
      channels_select: GENERAL,
      conversations_select: GENERAL,
    };
    const options: Readonly<Record<string, string | readonly string[]>> = {
      static_select: 'a',
      multi_static_select: ['a', 'b'],
      radio_buttons: 'b',
      checkboxes: ['a'],
      external_select: 'q-1',
    };
    await submit(id, inBlocks({ ...chosen, ...options, rich_text_input: 'rich' }));
    expect(values(kept)).toMatchObject({
      ...chosen,
      datetimepicker: 1_795_500_000,
      static_select: option('a', 'A'),
      multi_static_select: [option('a', 'A'), option('b', 'B')],
      radio_buttons: option('b', 'B'),
      checkboxes: [option('a', 'A')],
      external_select: option('q-1', 'One'),
      rich_text_input: { type: 'rich_text', elements: [{ elements: [{ type: 'text', text: 'rich' }] }] },
    });
  });

  test('emptied by the person, nothing, initial value or not', async () => {
    const kept: ViewSubmitAction[] = [];
    const id = await openModal(EVERY_INITIAL, keeping(kept));
    await submit(id, inBlocks({ plain_text_input: '', checkboxes: [], static_select: null, datepicker: '' }));
    expect(values(kept)).toMatchObject({
      plain_text_input: null,
      checkboxes: [],
      static_select: null,
      datepicker: null,
    });
  });

  test('never what no option offers', async () => {
    const id = await openModal(EVERY_INPUT);
    expect(await submit(id, inBlocks({ static_select: 'z' }))).toEqual({ problem: 'no such option of it' });
  });
});

/** The values of the first submission, by block. */
function shapes(
  kept: readonly ViewSubmitAction[],
): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
  const blocks = Object.entries(kept[0]?.view.state.values ?? {});
  return Object.fromEntries(blocks.map(([block, actions]) => [block, { ...Object.values(actions)[0] }]));
}

function values(kept: readonly ViewSubmitAction[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(shapes(kept)).map(([block, { type: _, timezone: __, ...held }]) => [
      block,
      Object.values(held)[0],
    ]),
  );
}

function inBlocks(fields: Readonly<Record<string, string | readonly string[] | null>>): FieldValues {
  return Object.fromEntries(Object.entries(fields).map(([block, value]) => [block, { it: value }]));
}

const required = (element: object) => modal([input(element)], { callback_id: 'form' }) as ModalView;
const number = {
  type: 'number_input',
  action_id: 'typed',
  is_decimal_allowed: false,
  min_value: '1',
  max_value: '9',
};

const INPUT_FAULTS: readonly (readonly [string, object, string | readonly string[] | null, string])[] = [
  ['a required text left empty', textInput(), '', 'Please complete this required field.'],
  [
    'a required choice not made',
    { type: 'multi_users_select', action_id: 'typed' },
    [],
    'Please complete this required field.',
  ],
  ['a text too short', textInput({ min_length: 3 }), 'ab', 'Please enter at least 3 characters.'],
  ['a text too long', textInput({ max_length: 3 }), 'abcd', 'Please enter no more than 3 characters.'],
  ['words for a number', number, 'ten', 'Please enter a valid number.'],
  ['a fraction for a whole number', number, '1.5', 'Please enter a whole number.'],
  ['a number too small', number, '0', 'Please enter 1 or more.'],
  ['a number too large', number, '10', 'Please enter 9 or less.'],
  [
    'no address',
    { type: 'email_text_input', action_id: 'typed' },
    'ana',
    'Please enter a valid email address.',
  ],
  ['no link', { type: 'url_text_input', action_id: 'typed' }, 'there', 'Please enter a valid URL.'],
  ['no date', { type: 'datepicker', action_id: 'typed' }, '2026-02-30', 'Please enter a valid date.'],
  ['no time', { type: 'timepicker', action_id: 'typed' }, '25:00', 'Please enter a valid time.'],
  [
    'too many people',
    { type: 'multi_users_select', action_id: 'typed', max_selected_items: 1 },
    [ANA, 'U0BENCARTR'],
    'Please select no more than 1 items.',
  ],
];

describe('a modal that is not filled in rightly', () => {
  test.each(INPUT_FAULTS)('is not sent to the app: %s', async (_, element, value, error) => {
    let heard = 0;
    const id = await openModal(required(element), (app) => {
      app.view('form', async ({ ack }) => {
        heard += 1;
        await ack();
      });
    });
    expect(await submit(id, { in: { typed: value } })).toEqual({ errors: { in: error } });
    expect(heard).toBe(0);
    expect((await running.state()).modals).toHaveLength(1);
  });
});

const other = modal([section()], { callback_id: 'other' }) as ModalView;
const otherWithSubmit = modal([section()], { callback_id: 'other', submit: plain('OK') }) as ModalView;

describe('the app’s answer to a submission', () => {
  const answering = (answer: object): Promise<string> =>
    openModal(required(textInput()), (app) => {
      app.view('form', async ({ ack }) => ack(answer as never));
    });
  const words: FieldValues = { in: { typed: 'words' } };

  test('errors: shows them under their inputs and keeps the modal', async () => {
    const id = await answering({ response_action: 'errors', errors: { in: 'Not today' } });
    expect(await submit(id, words)).toEqual({ errors: { in: 'Not today' } });
    expect((await running.state()).modals).toHaveLength(1);
  });

  test('errors for a block that is no input are not understood', async () => {
    const id = await answering({ response_action: 'errors', errors: { elsewhere: 'Not today' } });
    expect(await submit(id, words)).toEqual({ problem: 'We had some trouble connecting. Try again?' });
  });

  test('update: another view in its place', async () => {
    const id = await answering({ response_action: 'update', view: other });
    expect(await submit(id, words)).toEqual({});
    expect((await running.state()).modals).toMatchObject([{ id, view: { callback_id: 'other' } }]);
  });

  test('push: another view on top', async () => {
    const id = await answering({ response_action: 'push', view: other });
    await submit(id, words);
    expect((await running.state()).modals).toMatchObject([{ id }, { view: { callback_id: 'other' } }]);
  });

  test('push onto three views is too much', async () => {
    const id = await openModal(required(textInput()), (app) => {
      app.view('form', async ({ ack }) => ack({ response_action: 'push', view: required(textInput()) }));
    });
    await submit(id, words);
    await submit(await topModal(), words);
    expect(await submit(await topModal(), words)).toEqual({
      problem: 'We had some trouble connecting. Try again?',
    });
    expect((await running.state()).modals).toHaveLength(3);
  });

  test('push onto a modal that was closed meanwhile shows nothing', async () => {
    const id = await openModal(required(textInput()), (app) => {
      app.view('form', async ({ ack }) => {
        await running.act(`views/${id}/close`, { all: true });
        await ack({ response_action: 'push', view: other });
      });
    });
    expect(await submit(id, words)).toEqual({});
    expect((await running.state()).modals).toEqual([]);
  });

  test('clear: all views gone', async () => {
    const id = await answering({ response_action: 'clear' });
    await submit(id, words);
    expect((await running.state()).modals).toEqual([]);
  });

  test('nothing: back to the view below', async () => {
    const id = await openModal(required(textInput()), (app) => {
      app.view('form', async ({ ack }) => ack({ response_action: 'push', view: otherWithSubmit }));
      app.view('other', async ({ ack }) => ack());
    });
    await submit(id, words);
    await submit(await topModal());
    expect((await running.state()).modals).toMatchObject([{ id }]);
  });

  test.each([
    ['a view at fault', { response_action: 'update', view: { type: 'modal', blocks: [] } }],
    ['an action of its own making', { response_action: 'explode' }],
  ])('%s is not understood', async (_, answer) => {
    const id = await answering(answer);
    expect(await submit(id, words)).toEqual({ problem: 'We had some trouble connecting. Try again?' });
  });

  test('to a modal that is gone: nothing is sent', async () => {
    await openModal(other);
    expect(await submit('V0NOWHERE1')).toEqual({ problem: 'This form is no longer open.' });
  });
});

describe('a select that asks for a reply address', () => {
  test('lets the app answer into the conversation chosen, member or not', async () => {
    const select = { type: 'conversations_select', action_id: 'typed', response_url_enabled: true };
    const id = await openModal(required(select), (app) => {
      app.view<ViewSubmitAction>('form', async ({ ack, respond }) => {
        await ack();
        await respond({ response_type: 'in_channel', text: 'from the form' });
      });
    });
    const posted = running.nextChange((change) => change.kind === 'message');
    await submit(id, { in: { typed: 'C0LEADERS1' } });
    expect(await posted).toMatchObject({ message: { channel: 'C0LEADERS1', text: 'from the form' } });
  });
});
