import { expect, test } from '@jest/globals';
import type { RichTextBlock } from '@slack/types';
import { fromRichText } from '../../../../src/playground/page/text/from-rich-text.js';
import { text } from '../../../../src/playground/page/text/text-node.js';

const richText = (...elements: RichTextBlock['elements']): RichTextBlock => ({ type: 'rich_text', elements });

test('a section holds styled text, people, channels, emoji and dates', () => {
  const block = richText({
    type: 'rich_text_section',
    elements: [
      { type: 'text', text: 'Roof', style: { bold: true, italic: true } },
      { type: 'text', text: ' with\n' },
      { type: 'user', user_id: 'U1' },
      { type: 'channel', channel_id: 'C1' },
      { type: 'emoji', name: 'wave' },
      { type: 'emoji', name: 'otter', unicode: '1f9a6' },
      { type: 'emoji', name: 'in-house' },
      { type: 'broadcast', range: 'here' },
      { type: 'date', timestamp: 5, format: '{date}', fallback: '1970' },
      { type: 'text', text: 'npm ci', style: { code: true } },
    ],
  });
  expect(fromRichText(block)).toEqual([
    { kind: 'italic', children: [{ kind: 'bold', children: [text('Roof')] }] },
    text(' with'),
    { kind: 'break' },
    { kind: 'user', id: 'U1', label: null },
    { kind: 'channel', id: 'C1', label: null },
    { kind: 'emoji', name: 'wave', character: '👋' },
    { kind: 'emoji', name: 'otter', character: '🦦' },
    text(':in-house:'),
    { kind: 'broadcast', label: '@here' },
    { kind: 'date', unix: 5, format: '{date}', url: null, fallback: '1970' },
    { kind: 'code', text: 'npm ci' },
  ]);
});

test('lists, quotes and preformatted text are read', () => {
  const item = { type: 'rich_text_section', elements: [{ type: 'text', text: 'one' }] } as const;
  const block = richText(
    {
      type: 'rich_text_list',
      style: 'ordered',
      indent: 1,
      elements: [{ ...item, elements: [...item.elements] }],
    },
    { type: 'rich_text_quote', elements: [{ type: 'text', text: 'two' }] },
    { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'three\nfour' }] },
  );
  expect(fromRichText(block)).toEqual([
    { kind: 'list', ordered: true, indent: 1, items: [[text('one')]] },
    { kind: 'quote', children: [text('two')] },
    { kind: 'preformatted', text: 'three\nfour' },
  ]);
});

test.each([
  ['https://x.example', { kind: 'link', url: 'https://x.example', children: [text('here')] }],
  ['javascript:alert(1)', text('here')],
])('a link to %s', (url, node) => {
  const block = richText({ type: 'rich_text_section', elements: [{ type: 'link', url, text: 'here' }] });
  expect(fromRichText(block)).toEqual([node]);
});

test('what Slack adds later is named, not dropped', () => {
  const block: RichTextBlock = JSON.parse(
    '{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"hologram"}]}]}',
  );
  expect(fromRichText(block)).toEqual([text('[hologram]')]);
});
