import { describe, expect, test } from '@jest/globals';
import { DateTime } from 'luxon';
import {
  bold,
  dateToken,
  escapeText,
  quote,
  shorten,
  shortenMrkdwn,
} from '../../../src/slack/blocks/mrkdwn.js';

describe('typed text', () => {
  test.each([
    ['<!channel>', '&lt;!channel&gt;'],
    ['<@U123|ana>', '&lt;@U123|ana&gt;'],
    ['<https://evil.example|pay roll>', '&lt;https://evil.example|pay roll&gt;'],
    ['Tom & Jerry', 'Tom &amp; Jerry'],
    ['&lt;!here&gt;', '&amp;lt;!here&amp;gt;'],
  ])('%s pings and links nobody', (typed, shown) => {
    expect(escapeText(typed)).toBe(shown);
    expect(bold(typed)).toBe(`*${shown}*`);
  });

  test.each([
    ['as long as allowed', 'abcde', 5, 'abcde'],
    ['one too long', 'abcdef', 5, 'abcd…'],
    ['an emoji at the edge stays whole', 'abc😀def', 5, 'abc…'],
    ['a flag at the edge leaves no half', 'ab🇬🇧', 5, 'ab🇬…'],
  ])('is shortened with an ellipsis: %s', (_, text, limit, shown) => {
    expect(shorten(text, limit)).toBe(shown);
    expect(shorten(text, limit).length).toBeLessThanOrEqual(limit);
  });
});

describe('mrkdwn', () => {
  test.each([
    ['a mention', 'with <@U123>, <@U456>', 16, 'with <@U123>, …'],
    ['an escaped sign', 'a &amp;&amp;', 9, 'a &amp;…'],
    ['a date token', 'at <!date^1^{time}|15:00>', 20, 'at …'],
    ['nothing that fits', 'Tom &amp; Jerry', 15, 'Tom &amp; Jerry'],
  ])('is shortened without splitting %s', (_, text, limit, shown) => {
    expect(shortenMrkdwn(text, limit)).toBe(shown);
  });
});

test.each([
  ['yesterday\n 3pm', '“yesterday 3pm”'],
  ['<!here> & co', '“&lt;!here&gt; &amp; co”'],
  ['x'.repeat(200), `“${'x'.repeat(149)}…”`],
])('words are quoted on one line, harmless and no longer than it takes: %j', (words, shown) => {
  expect(quote(words)).toBe(shown);
});

test('a moment is shown in each reader’s zone, with the zone named where Slack cannot', () => {
  const moment = DateTime.fromISO('2026-11-25T15:00', { zone: 'Europe/London' });
  if (!moment.isValid) throw new Error('unreachable');
  expect(dateToken(moment)).toBe('<!date^1795618800^{date_short_pretty} {time}|15:00 Europe/London>');
});
