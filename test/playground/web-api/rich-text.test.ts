import { expect, test } from '@jest/globals';
import { toRichText } from '../../../src/playground/web-api/rich-text.js';

test.each([
  ['', []],
  ['a &amp; b &lt;c&gt;', [{ type: 'text', text: 'a & b <c>' }]],
  ['<#C0DESIGN01|design>', [{ type: 'channel', channel_id: 'C0DESIGN01' }]],
  ['<!here>', [{ type: 'broadcast', range: 'here' }]],
  ['<!subteam^S0DESIGN|@design>', [{ type: 'usergroup', usergroup_id: 'S0DESIGN' }]],
  ['<!date^1|{date}|one>', [{ type: 'text', text: '{date}|one' }]],
  [
    'at <https://a.example?b&amp;c|the *page*>.',
    [
      { type: 'text', text: 'at ' },
      { type: 'link', url: 'https://a.example?b&c', text: 'the *page*' },
      { type: 'text', text: '.' },
    ],
  ],
])('%j is its parts', (text, elements) => {
  expect(toRichText(text).elements).toEqual([{ type: 'rich_text_section', elements }]);
});
