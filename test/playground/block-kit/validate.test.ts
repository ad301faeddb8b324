import { describe, expect, test } from '@jest/globals';
import { describeFault } from '../../../src/playground/block-kit/fault.js';
import {
  validateBlocks,
  validateMessage,
  validateMessageBlocks,
  validateView,
} from '../../../src/playground/block-kit/validate.js';
import {
  actions,
  button,
  home,
  input,
  long,
  modal,
  mrkdwn,
  option,
  plain,
  section,
  select,
  textInput,
  times,
} from './blocks-fixture.js';

const describeFaults = (blocks: unknown): readonly string[] =>
  validateMessageBlocks(blocks).map(describeFault);

const TAKEN: readonly (readonly [string, readonly object[]])[] = [
  ['nothing at all', []],
  ['text at its limit', [section({ text: mrkdwn(long(3000)) })]],
  ['fifty blocks', times(50, () => ({ type: 'divider' }))],
  ['ten fields of 2000 characters', [{ type: 'section', fields: times(10, () => plain(long(2000))) }]],
  ['25 buttons', [actions(...times(25, (index) => button({ action_id: `b${index}` })))]],
  ['a header of 150 characters', [{ type: 'header', text: plain(long(150)) }]],
  [
    'a context with a picture',
    [
      {
        type: 'context',
        elements: [mrkdwn('a'), { type: 'image', image_url: 'https://a.example/b.png', alt_text: 'b' }],
      },
    ],
  ],
  ['a button that opens a page', [actions(button({ url: 'https://a.example/', style: 'primary' }))]],
  ['an option of 150 characters value', [actions(select({ options: [option(long(150), 'a')] }))]],
  [
    'options in groups',
    [actions(select({ options: undefined, option_groups: [{ label: plain('g'), options: [option('a')] }] }))],
  ],
  [
    'an overflow menu of links',
    [
      section({
        accessory: {
          type: 'overflow',
          action_id: 'o',
          options: [{ text: plain('a'), url: 'https://a.example' }],
        },
      }),
    ],
  ],
  [
    'the same action id in two blocks',
    [
      { ...actions(button()), block_id: 'a' },
      { ...actions(button()), block_id: 'b' },
    ],
  ],
  ['an input in a message', [input(textInput())]],
  [
    'rich text',
    [
      {
        type: 'rich_text',
        elements: [
          { type: 'rich_text_section', elements: [{ type: 'text', text: 'hi', style: { bold: true } }] },
        ],
      },
    ],
  ],
];

const REFUSED: readonly (readonly [string, unknown, readonly string[]])[] = [
  ['no array', { type: 'section' }, ['must provide an array [json-pointer:/blocks]']],
  [
    '51 blocks',
    times(51, () => ({ type: 'divider' })),
    ['no more than 50 items allowed [json-pointer:/blocks]'],
  ],
  ['an unknown block', [{ type: 'marquee' }], ['unsupported type: marquee [json-pointer:/blocks/0/type]']],
  [
    'a block without a type',
    [{ text: mrkdwn('a') }],
    ['missing required field: type [json-pointer:/blocks/0]'],
  ],
  ['no block at all', ['words'], ['must provide an object [json-pointer:/blocks/0]']],
  [
    'empty text',
    [section({ text: mrkdwn('') })],
    ['must be more than 0 characters [json-pointer:/blocks/0/text/text]'],
  ],
  [
    '3001 characters',
    [section({ text: mrkdwn(long(3001)) })],
    ['must be less than 3001 characters [json-pointer:/blocks/0/text/text]'],
  ],
  [
    'a long header',
    [{ type: 'header', text: plain(long(151)) }],
    ['must be less than 151 characters [json-pointer:/blocks/0/text/text]'],
  ],
  [
    'mrkdwn in a header',
    [{ type: 'header', text: mrkdwn('a') }],
    ['must be plain_text [json-pointer:/blocks/0/text/type]'],
  ],
  [
    'a section of nothing',
    [{ type: 'section' }],
    ['must define either `text` or `fields` [json-pointer:/blocks/0]'],
  ],
  [
    'a section of no fields',
    [{ type: 'section', fields: [] }],
    ['no fewer than 1 items allowed [json-pointer:/blocks/0/fields]'],
  ],
  [
    'eleven fields',
    [{ type: 'section', fields: times(11, () => plain('a')) }],
    ['no more than 10 items allowed [json-pointer:/blocks/0/fields]'],
  ],
  [
    'a long field',
    [{ type: 'section', fields: [plain(long(2001))] }],
    ['must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]'],
  ],
  [
    'an unknown property',
    [section({ colour: 'red' })],
    ['invalid additional property: colour [json-pointer:/blocks/0]'],
  ],
  [
    'a long block id',
    [section({ block_id: long(256) })],
    ['must be less than 256 characters [json-pointer:/blocks/0/block_id]'],
  ],
  [
    '26 buttons',
    [actions(...times(26, (index) => button({ action_id: `b${index}` })))],
    ['no more than 25 items allowed [json-pointer:/blocks/0/elements]'],
  ],
  ['no buttons', [actions()], ['no fewer than 1 items allowed [json-pointer:/blocks/0/elements]']],
  [
    'a long button',
    [actions(button({ text: plain(long(76)) }))],
    ['must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]'],
  ],
  [
    'a button value of 2001',
    [actions(button({ value: long(2001) }))],
    ['must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]'],
  ],
  [
    'a button of no address',
    [actions(button({ url: 'somewhere' }))],
    ['must be a valid URL [json-pointer:/blocks/0/elements/0/url]'],
  ],
  [
    'an unknown style',
    [actions(button({ style: 'fancy' }))],
    ['unsupported value: fancy [json-pointer:/blocks/0/elements/0/style]'],
  ],
  [
    'a text input among buttons',
    [actions(textInput())],
    ['unsupported type: plain_text_input [json-pointer:/blocks/0/elements/0/type]'],
  ],
  [
    'eleven context elements',
    [{ type: 'context', elements: times(11, () => mrkdwn('a')) }],
    ['no more than 10 items allowed [json-pointer:/blocks/0/elements]'],
  ],
  [
    'an image of no source',
    [{ type: 'image', alt_text: 'a' }],
    [
      'missing required field: image_url [json-pointer:/blocks/0]',
      'missing required field: slack_file [json-pointer:/blocks/0]',
      'must define exactly one of `image_url` or `slack_file` [json-pointer:/blocks/0]',
    ],
  ],
  [
    'an image of a relative address',
    [{ type: 'image', alt_text: 'a', image_url: '/a.png' }],
    ['must be a valid URL [json-pointer:/blocks/0/image_url]'],
  ],
  [
    'a select of no options',
    [actions(select({ options: [] }))],
    ['no fewer than 1 items allowed [json-pointer:/blocks/0/elements/0/options]'],
  ],
  [
    'a select without options',
    [actions({ type: 'static_select', action_id: 'a' })],
    ['must define either `options` or `option_groups` [json-pointer:/blocks/0/elements/0]'],
  ],
  [
    'options and groups',
    [actions(select({ option_groups: [{ label: plain('g'), options: [option('c')] }] }))],
    ['must define only one of `options` or `option_groups` [json-pointer:/blocks/0/elements/0]'],
  ],
  [
    '101 options',
    [actions(select({ options: times(101, (index) => option(`${index}`)) }))],
    ['no more than 100 items allowed [json-pointer:/blocks/0/elements/0/options]'],
  ],
  [
    'a long option',
    [actions(select({ options: [option('a', long(76))] }))],
    ['must be less than 76 characters [json-pointer:/blocks/0/elements/0/options/0/text/text]'],
  ],
  [
    'a foreign initial option',
    [actions(select({ initial_option: option('z') }))],
    ['`initial_option` must match one of the options [json-pointer:/blocks/0/elements/0/initial_option]'],
  ],
  [
    'a link in a select',
    [actions(select({ options: [{ text: plain('a'), value: 'a', url: 'https://a.example' }] }))],
    ['`url` is only available in overflow menus [json-pointer:/blocks/0/elements/0/options]'],
  ],
  [
    'six overflow options',
    [
      section({
        accessory: { type: 'overflow', action_id: 'o', options: times(6, (index) => option(`${index}`)) },
      }),
    ],
    ['no more than 5 items allowed [json-pointer:/blocks/0/accessory/options]'],
  ],
  [
    'eleven checkboxes',
    [actions({ type: 'checkboxes', action_id: 'c', options: times(11, (index) => option(`${index}`)) })],
    ['no more than 10 items allowed [json-pointer:/blocks/0/elements/0/options]'],
  ],
  [
    'a day that does not exist',
    [actions({ type: 'datepicker', action_id: 'd', initial_date: '2026-02-30' })],
    ['must be a date, YYYY-MM-DD [json-pointer:/blocks/0/elements/0/initial_date]'],
  ],
  [
    '24 o’clock',
    [actions({ type: 'timepicker', action_id: 't', initial_time: '24:00' })],
    ['must be a time, HH:mm [json-pointer:/blocks/0/elements/0/initial_time]'],
  ],
  [
    'an unknown zone',
    [actions({ type: 'timepicker', action_id: 't', timezone: 'Mars/Base' })],
    ['must be an IANA time zone [json-pointer:/blocks/0/elements/0/timezone]'],
  ],
  [
    'milliseconds',
    [actions({ type: 'datetimepicker', action_id: 'd', initial_date_time: 1_795_500_000_000 })],
    ['must be a UNIX timestamp of 10 digits [json-pointer:/blocks/0/elements/0/initial_date_time]'],
  ],
  [
    'a block id twice',
    [section({ block_id: 'a' }), section({ block_id: 'a' })],
    ['`block_id` already exists: a [json-pointer:/blocks/1/block_id]'],
  ],
  [
    'an action id twice in a block',
    [actions(button(), button())],
    ['`action_id` already exists: join [json-pointer:/blocks/0/elements/1/action_id]'],
  ],
  [
    'a long confirmation',
    [actions(button({ confirm: { text: plain(long(301)) } }))],
    ['must be less than 301 characters [json-pointer:/blocks/0/elements/0/confirm/text/text]'],
  ],
  [
    'an e-mail input in a message',
    [input({ type: 'email_text_input', action_id: 'e' })],
    ['unsupported in a message: email_text_input [json-pointer:/blocks/0/element]'],
  ],
  [
    'a file block',
    [{ type: 'file', source: 'remote', external_id: 'a' }],
    ['unsupported in a message: file [json-pointer:/blocks/0]'],
  ],
  [
    'a long markdown block',
    [{ type: 'markdown', text: long(12_001) }],
    ['must be less than 12001 characters [json-pointer:/blocks/0/text]'],
  ],
];

describe('the blocks of a message', () => {
  test.each(TAKEN)('are taken: %s', (_, blocks) => {
    expect(describeFaults(blocks)).toEqual([]);
  });

  test.each(REFUSED)('are refused: %s', (_, blocks, faults) => {
    expect(describeFaults(blocks)).toEqual(faults);
  });
});

const INPUTS: readonly (readonly [string, object, string])[] = [
  [
    'a long placeholder',
    textInput({ placeholder: plain(long(151)) }),
    'must be less than 151 characters [json-pointer:/blocks/0/element/placeholder/text]',
  ],
  [
    'more least than most',
    textInput({ min_length: 5, max_length: 4 }),
    '`min_length` must not exceed `max_length` [json-pointer:/blocks/0/element/min_length]',
  ],
  [
    'longer than any text',
    textInput({ max_length: 3001 }),
    'must be between 1 and 3000 [json-pointer:/blocks/0/element/max_length]',
  ],
  [
    'an initial text too long',
    textInput({ max_length: 3, initial_value: 'four' }),
    'must be less than 4 characters [json-pointer:/blocks/0/element/initial_value]',
  ],
  [
    'a number that is none',
    { type: 'number_input', action_id: 'n', is_decimal_allowed: true, initial_value: 'ten' },
    'must be a number [json-pointer:/blocks/0/element/initial_value]',
  ],
  [
    'a fraction of a whole',
    { type: 'number_input', action_id: 'n', is_decimal_allowed: false, min_value: '0.5' },
    'must be a number [json-pointer:/blocks/0/element/min_value]',
  ],
  [
    'a number out of range',
    { type: 'number_input', action_id: 'n', is_decimal_allowed: false, max_value: '5', initial_value: '6' },
    'must be within `min_value` and `max_value` [json-pointer:/blocks/0/element/initial_value]',
  ],
  [
    'no word on decimals',
    { type: 'number_input', action_id: 'n' },
    'missing required field: is_decimal_allowed [json-pointer:/blocks/0/element]',
  ],
  [
    'an address without a domain',
    { type: 'email_text_input', action_id: 'e', initial_value: 'ana' },
    'must be an e-mail address [json-pointer:/blocks/0/element/initial_value]',
  ],
  [
    'a link to nowhere',
    { type: 'url_text_input', action_id: 'u', initial_value: 'nowhere' },
    'must be a valid URL [json-pointer:/blocks/0/element/initial_value]',
  ],
  [
    'a choice of none',
    { type: 'multi_users_select', action_id: 'u', max_selected_items: 0 },
    'must be at least 1 [json-pointer:/blocks/0/element/max_selected_items]',
  ],
  [
    'eleven files',
    { type: 'file_input', action_id: 'f', max_files: 11 },
    'must be no more than 10 [json-pointer:/blocks/0/element/max_files]',
  ],
  ['a button as an input', button(), 'unsupported type: button [json-pointer:/blocks/0/element/type]'],
];

const VIEWS: readonly (readonly [string, unknown, string])[] = [
  ['no type', { blocks: [] }, '/type'],
  ['no blocks', { type: 'modal', title: plain('a') }, '/blocks'],
  ['no title', { type: 'modal', blocks: [] }, 'missing required field: title [json-pointer:]'],
  [
    'a title of 25 characters',
    modal([], { title: plain(long(25)) }),
    'must be less than 25 characters [json-pointer:/title/text]',
  ],
  [
    'a submit of 25 characters',
    modal([], { submit: plain(long(25)) }),
    'must be less than 25 characters [json-pointer:/submit/text]',
  ],
  [
    'a close of 25 characters',
    modal([], { close: plain(long(25)) }),
    'must be less than 25 characters [json-pointer:/close/text]',
  ],
  [
    '3001 characters of metadata',
    modal([], { private_metadata: long(3001) }),
    'must be less than 3001 characters [json-pointer:/private_metadata]',
  ],
  [
    'a long callback id',
    modal([], { callback_id: long(256) }),
    'must be less than 256 characters [json-pointer:/callback_id]',
  ],
  [
    'a long external id',
    modal([], { external_id: long(256) }),
    'must be less than 256 characters [json-pointer:/external_id]',
  ],
  [
    '101 blocks',
    modal(times(101, () => ({ type: 'divider' }))),
    'no more than 100 items allowed [json-pointer:/blocks]',
  ],
  [
    'inputs without submit',
    { type: 'modal', title: plain('a'), blocks: [input(textInput())] },
    '`submit` is required when an input block is within the `blocks` array [json-pointer:/submit]',
  ],
  [
    'focus twice',
    modal([
      input(textInput({ focus_on_load: true })),
      input(textInput({ focus_on_load: true }), { block_id: 'b' }),
    ]),
    'only one element can have `focus_on_load` [json-pointer:/blocks/1/element]',
  ],
  [
    'a reply address outside an input',
    modal([
      section({ accessory: { type: 'conversations_select', action_id: 'c', response_url_enabled: true } }),
    ]),
    'unsupported in a modal: response_url_enabled [json-pointer:/blocks/0/accessory]',
  ],
  [
    'a title on a Home tab',
    { ...home(section()), title: plain('a') },
    'invalid additional property: title [json-pointer:]',
  ],
  [
    'a markdown block in a modal',
    modal([{ type: 'markdown', text: 'a' }]),
    'unsupported in a modal: markdown [json-pointer:/blocks/0]',
  ],
];

describe('a view', () => {
  test('is given back as it came when Slack would take it', () => {
    const view = modal([input(textInput({ focus_on_load: true })), section({ accessory: select() })]);
    expect(validateView(view)).toEqual({ kind: 'valid', view });
    expect(validateView(home(section()))).toEqual({ kind: 'valid', view: home(section()) });
  });

  test.each(INPUTS)('is refused for an input with %s', (_, element, fault) => {
    const checked = validateView(modal([input(element)]));
    expect(checked.kind === 'faulty' && checked.faults.map(describeFault)).toEqual([fault]);
  });

  test.each(VIEWS)('is refused with %s', (_, view, fault) => {
    const checked = validateView(view);
    expect(checked.kind === 'faulty' && checked.faults.map(describeFault)).toEqual([
      expect.stringContaining(fault),
    ]);
  });
});

describe('a message', () => {
  test('needs text or blocks', () => {
    expect(validateMessage({ text: 'hello' })).toEqual([]);
    expect(validateMessage({ blocks: [section()] })).toEqual([]);
    expect(validateMessage({})).toMatchObject([{ message: 'must define either `text` or `blocks`' }]);
    expect(validateMessage('hello')).toMatchObject([{ message: 'must provide an object' }]);
  });
});

test('a fault tells its place, kind and constraint apart', () => {
  expect(validateBlocks([{ type: 'section', text: { type: 'invalid', text: 'a' } }])).toEqual([
    {
      pointer: '/0/text/type',
      code: 'failed_constraint',
      message: 'unsupported type: invalid',
      constraint: { type: 'enum', expected: ['plain_text', 'mrkdwn'], got: 'invalid' },
    },
  ]);
});

const CARD = { type: 'card', title: mrkdwn('Title'), actions: [button()] };
const CONTAINER = {
  type: 'container',
  title: plain('Title'),
  child_blocks: [section({ accessory: select() })],
};

const NESTED: readonly (readonly [string, readonly object[], readonly string[]])[] = [
  ['a carousel of cards', [{ type: 'carousel', elements: [CARD, CARD] }], []],
  ['a container', [CONTAINER], []],
  [
    'a card of nothing',
    [{ type: 'card' }],
    ['must define either `hero_image`, `title`, `actions` or `body` [json-pointer:/blocks/0]'],
  ],
  [
    'a container without a title',
    [{ ...CONTAINER, title: undefined }],
    ['must define either `title` or `rich_text_title` [json-pointer:/blocks/0]'],
  ],
  [
    'an empty container',
    [{ ...CONTAINER, child_blocks: [] }],
    ['no fewer than 1 items allowed [json-pointer:/blocks/0/child_blocks]'],
  ],
  [
    'a container in a container',
    [{ ...CONTAINER, child_blocks: [CONTAINER] }],
    ['unsupported type: container [json-pointer:/blocks/0/child_blocks/0/type]'],
  ],
  [
    'a fault inside a card',
    [{ type: 'carousel', elements: [{ ...CARD, actions: [button({ url: 'a' })] }] }],
    ['must be a valid URL [json-pointer:/blocks/0/elements/0/actions/0/url]'],
  ],
  [
    'a fault inside a container',
    [{ ...CONTAINER, child_blocks: [section({ accessory: select({ options: [] }) })] }],
    ['no fewer than 1 items allowed [json-pointer:/blocks/0/child_blocks/0/accessory/options]'],
  ],
  [
    'an option without a value',
    [actions(select({ options: [{ text: plain('a') }] }))],
    ['missing required field: value [json-pointer:/blocks/0/elements/0/options]'],
  ],
];

describe('blocks inside blocks', () => {
  test.each(NESTED)('%s', (_, blocks, faults) => {
    expect(describeFaults(JSON.parse(JSON.stringify(blocks)))).toEqual(faults);
  });
});
