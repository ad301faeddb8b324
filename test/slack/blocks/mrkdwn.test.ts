import { describe, expect, test } from '@jest/globals';
import { DateTime } from 'luxon';
import { bold, dateToken, escapeText, shorten } from '../../../src/slack/blocks/mrkdwn.js';

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

test('a moment is shown in each reader’s zone, with the zone named where Slack cannot', () => {
  const moment = DateTime.fromISO('2026-11-25T15:00', { zone: 'Europe/London' });
  if (!moment.isValid) throw new Error('unreachable');
  expect(dateToken(moment)).toBe('<!date^1795618800^{date_short_pretty} {time}|15:00 Europe/London>');
});
