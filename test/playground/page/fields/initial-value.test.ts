import { expect, test } from '@jest/globals';
import type { PlainTextOption } from '@slack/types';
import type { Element } from '../../../../src/playground/page/fields/elements.js';
import { initialValue } from '../../../../src/playground/page/fields/initial-value.js';
import type { FieldValue } from '../../../../src/playground/protocol.js';

const option = (value: string): PlainTextOption => ({ text: { type: 'plain_text', text: value }, value });
const options = [option('a'), option('b')];

test.each<[Element, FieldValue]>([
  [{ type: 'plain_text_input', initial_value: 'Roof' }, 'Roof'],
  [{ type: 'plain_text_input' }, null],
  [{ type: 'number_input', is_decimal_allowed: false, initial_value: '5' }, '5'],
  [{ type: 'email_text_input' }, null],
  [
    {
      type: 'rich_text_input',
      initial_value: {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'text', text: 'Bring ' },
              { type: 'emoji', name: 'tea' },
            ],
          },
          { type: 'rich_text_quote', elements: [{ type: 'text', text: 'cake', style: { bold: true } }] },
        ],
      },
    },
    'Bring cake',
  ],
  [{ type: 'url_text_input' }, null],
  [{ type: 'datepicker', initial_date: '2026-11-25' }, '2026-11-25'],
  [{ type: 'timepicker', initial_time: '15:00' }, '15:00'],
  [{ type: 'datetimepicker', initial_date_time: 1_795_618_800 }, '1795618800'],
  [{ type: 'datetimepicker' }, null],
  [{ type: 'static_select', options, initial_option: option('b') }, 'b'],
  [{ type: 'radio_buttons', options, initial_option: option('a') }, 'a'],
  [{ type: 'radio_buttons', options }, null],
  [{ type: 'checkboxes', options, initial_options: options }, ['a', 'b']],
  [{ type: 'checkboxes', options }, []],
  [{ type: 'multi_static_select', options, initial_options: [option('b')] }, ['b']],
  [{ type: 'multi_external_select' }, []],
  [{ type: 'external_select', initial_option: option('a') }, 'a'],
  [{ type: 'users_select', initial_user: 'UANA' }, 'UANA'],
  [{ type: 'multi_users_select', initial_users: ['UANA'] }, ['UANA']],
  [{ type: 'channels_select', initial_channel: 'C1' }, 'C1'],
  [{ type: 'multi_channels_select', initial_channels: ['C1'] }, ['C1']],
  [{ type: 'conversations_select', initial_conversation: 'D1' }, 'D1'],
  [{ type: 'multi_conversations_select', initial_conversations: ['D1'] }, ['D1']],
  [{ type: 'button', text: { type: 'plain_text', text: 'Join' }, value: 'x' }, null],
])('%j begins with %j', (element, value) => {
  expect(initialValue(element)).toEqual(value);
});
