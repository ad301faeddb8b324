import { expect, test } from '@jest/globals';
import type { PlainTextOption } from '@slack/types';
import { choicesOf, type ListedSelect } from '../../../../src/playground/page/fields/choices.js';
import { SNAPSHOT } from '../fixtures/snapshot.js';

const option = (text: string): PlainTextOption => ({ text: { type: 'plain_text', text }, value: text });
const labels = (element: ListedSelect): string[] =>
  choicesOf(element, SNAPSHOT).flatMap(({ label, choices }) => [
    ...(label === null ? [] : [`${label}:`]),
    ...choices.map((choice) => choice.label),
  ]);

test('options come in their groups where there are groups', () => {
  expect(labels({ type: 'static_select', options: [option('30 min'), option(':coffee: 1 h')] })).toEqual([
    '30 min',
    '☕ 1 h',
  ]);
  const group = { label: { type: 'plain_text', text: 'Short' }, options: [option('15 min')] } as const;
  expect(
    labels({
      type: 'multi_static_select',
      option_groups: [{ label: group.label, options: [...group.options] }],
    }),
  ).toEqual(['Short:', '15 min']);
});

test('people are listed by their names', () => {
  expect(labels({ type: 'multi_users_select' })).toEqual(['Ana Costa', 'Ben Carter']);
});

test('channels are the public ones', () => {
  expect(labels({ type: 'channels_select' })).toEqual(['#general']);
});

test('conversations are all, or those that the filter includes', () => {
  expect(labels({ type: 'conversations_select' })).toEqual([
    '#general',
    '#leadership',
    'Ben Carter',
    'StarLeaf',
  ]);
  expect(labels({ type: 'conversations_select', filter: { include: ['im'] } })).toEqual([
    'Ben Carter',
    'StarLeaf',
  ]);
  expect(labels({ type: 'multi_conversations_select', filter: { exclude_bot_users: true } })).toEqual([
    '#general',
    '#leadership',
    'Ben Carter',
  ]);
});

test('an option’s description stands after it', () => {
  const described = {
    ...option('Speaker'),
    description: { type: 'plain_text', text: 'Whoever talks' },
  } as const;
  expect(labels({ type: 'static_select', options: [described] })).toEqual(['Speaker – Whoever talks']);
});
