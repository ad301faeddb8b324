import { expect, test } from '@jest/globals';
import type { AnyBlock, InputBlock } from '@slack/types';
import { fieldValue, keepShown, touch } from '../../../../src/playground/page/fields/touched.js';

const label = { type: 'plain_text', text: 'Title' } as const;
const title: InputBlock = {
  type: 'input',
  block_id: 'title',
  label,
  element: { type: 'plain_text_input', action_id: 'v', initial_value: 'Roof' },
};

test('a field holds its initial value until it is touched, and then what was put in, nothing included', () => {
  expect(fieldValue({}, 'title', title.element)).toBe('Roof');
  const typed = touch({}, { blockId: 'title', actionId: 'v' }, 'Cellar');
  expect(fieldValue(typed, 'title', title.element)).toBe('Cellar');
  const emptied = touch(typed, { blockId: 'title', actionId: 'v' }, null);
  expect(fieldValue(emptied, 'title', title.element)).toBeNull();
});

test('only what was touched is collected, several actions of a block together', () => {
  const one = touch({}, { blockId: 'row', actionId: 'day' }, '2026-11-25');
  const two = touch(one, { blockId: 'row', actionId: 'time' }, '15:00');
  expect(two).toEqual({ row: { day: '2026-11-25', time: '15:00' } });
  expect(one).toEqual({ row: { day: '2026-11-25' } });
});

test('after an update what was typed stays where block id and action id are the same', () => {
  const typed = { title: { v: 'Cellar' }, gone: { v: 'x' }, row: { day: '2026-11-25', old: 'y' } };
  const blocks: AnyBlock[] = [
    title,
    { type: 'section', block_id: 'gone', text: { type: 'mrkdwn', text: 'no field any more' } },
    { type: 'actions', block_id: 'row', elements: [{ type: 'datepicker', action_id: 'day' }] },
  ];
  expect(keepShown(typed, blocks)).toEqual({ title: { v: 'Cellar' }, row: { day: '2026-11-25' } });
});

test('an accessory is a field too', () => {
  const block: AnyBlock = {
    type: 'section',
    block_id: 'zone',
    text: { type: 'mrkdwn', text: 'Zone' },
    accessory: { type: 'external_select', action_id: 'pick' },
  };
  expect(keepShown({ zone: { pick: 'Asia/Tokyo' } }, [block])).toEqual({ zone: { pick: 'Asia/Tokyo' } });
});

test('a choice that an update no longer offers begins anew', () => {
  const option = (value: string) => ({ value, text: { type: 'plain_text', text: value } }) as const;
  const block = (...values: string[]): AnyBlock => ({
    type: 'actions',
    block_id: 'row',
    elements: [
      { type: 'static_select', action_id: 'length', options: values.map(option) },
      { type: 'checkboxes', action_id: 'days', options: values.map(option) },
    ],
  });
  const chosen = { row: { length: '30', days: ['30', '60'] } };
  expect(keepShown(chosen, [block('30', '60')])).toEqual(chosen);
  expect(keepShown(chosen, [block('30')])).toEqual({ row: { length: '30' } });
  expect(keepShown({ row: { length: null } }, [block('30')])).toEqual({ row: { length: null } });
});
