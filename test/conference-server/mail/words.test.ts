import { describe, expect, test } from '@jest/globals';
import {
  describeDay,
  describeStart,
  describeTime,
} from '../../../src/conference-server/mail/describe-time.js';
import { ENGLISH } from '../../../src/conference-server/mail/english.js';
import { findWords, toLanguageTag } from '../../../src/conference-server/mail/words.js';
import type { Repetition } from '../../../src/conference-server/recurrence.js';
import { WEEKLY } from '../fixture.js';

test.each([
  ['en_int', 'en-GB'],
  ['en_us', 'en-US'],
  ['jp_jp', 'en-GB'],
])('%s is written as %s', (locale, tag) => {
  expect([findWords(locale), toLanguageTag(locale)]).toEqual([ENGLISH, tag]);
});

describe('a time', () => {
  const zone = 'Europe/London';
  const at = (text: string) => Date.parse(text);

  test('is said in its zone, in the reader’s way', () => {
    const time = { start: at('2026-07-01T14:00:00Z'), end: at('2026-07-01T14:45:00Z'), zone };
    expect(describeTime(time, 'en-GB')).toBe('Wednesday, 1 July 2026, 15:00–15:45 (Europe/London)');
    expect(describeTime(time, 'en-US')).toMatch(
      /^Wednesday, July 1, 2026, 3:00\sPM–3:45\sPM \(Europe\/London\)$/,
    );
    expect(describeStart(time, 'en-GB')).toBe('Wed, 1 Jul 2026, 15:00');
    expect(describeDay(time, 'en-GB')).toBe('1 July 2026');
  });

  test('that crosses midnight names both days', () => {
    const time = { start: at('2026-12-01T22:00:00Z'), end: at('2026-12-02T01:00:00Z'), zone };
    expect(describeTime(time, 'en-GB')).toBe(
      'Tuesday, 1 December 2026, 22:00 – Wednesday, 2 December 2026, 01:00 (Europe/London)',
    );
  });
});

describe('a series', () => {
  const start = Date.parse('2026-12-01T10:00:00Z');
  test.each<[string, Partial<Repetition>, string | null]>([
    ['every day', { frequency: 'daily' }, null],
    ['every week on Tuesday', {}, null],
    [
      'every 2 weeks on Monday and Thursday, 10 times',
      { interval: 2, count: 10, days_of_week_mask: 9 },
      '1 May',
    ],
    ['every week on Monday, Tuesday, and Wednesday, until 1 May', { days_of_week_mask: 7 }, '1 May'],
    ['every month on the 1st', { frequency: 'monthly' }, null],
    ['every month on the 2nd, 3rd, and 21st', { frequency: 'monthly', days_of_month_mask: 0x100006 }, null],
    [
      'every month on the last weekday, once',
      { frequency: 'monthly', month_day_what: 8, month_day_which: 'last', count: 1 },
      null,
    ],
    ['every year on the 1st of December', { frequency: 'yearly' }, null],
    [
      'every 3 years on the second Tuesday of March and June',
      {
        frequency: 'yearly',
        interval: 3,
        months_of_year_mask: 36,
        month_day_what: 1,
        month_day_which: 'second',
      },
      null,
    ],
  ])('%s', (words, changes, lastDay) => {
    const repetition = { ...WEEKLY, ...changes };
    expect(ENGLISH.invitation.repeats({ repetition, start, lastDay })).toBe(words);
  });
});
