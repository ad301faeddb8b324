import { describe, expect, test } from '@jest/globals';
import { formatDateToken, formatMoment } from '../../../../src/playground/page/text/date-token.js';
import type { Clock } from '../../../../src/playground/page/time/clock.js';

const clock = (zone: string, locale: Clock['locale'], now: string): Clock => ({
  zone,
  locale,
  now: new Date(now),
});
const london = clock('Europe/London', 'en-GB', '2026-11-24T10:00:00Z');
const newYork = clock('America/New_York', 'en-US', '2026-11-24T10:00:00Z');
const tokyo = clock('Asia/Tokyo', 'en-GB', '2026-11-24T10:00:00Z');

const meeting = new Date('2026-11-25T15:00:42Z');

test.each([
  ['{date_num}', '2026-11-25', '2026-11-25', '2026-11-26'],
  ['{date_slash}', '25/11/2026', '11/25/2026', '26/11/2026'],
  ['{date}', '25 November', 'November 25th', '26 November'],
  ['{date_pretty}', 'Tomorrow', 'Tomorrow', '26 November'],
  ['{date_short}', '25 Nov', 'Nov 25', '26 Nov'],
  ['{date_short_pretty}', 'Tomorrow', 'Tomorrow', '26 Nov'],
  ['{date_long}', 'Wednesday 25 November', 'Wednesday, November 25th', 'Thursday 26 November'],
  ['{date_long_pretty}', 'Tomorrow', 'Tomorrow', 'Thursday 26 November'],
  ['{date_long_full}', '25 November 2026', 'November 25, 2026', '26 November 2026'],
  ['{day_divider_pretty}', 'Tomorrow', 'Tomorrow', 'Thursday 26 November'],
  ['{time}', '15:00', '10:00 AM', '00:00'],
  ['{time_secs}', '15:00:42', '10:00:42 AM', '00:00:42'],
  ['{ago}', 'In 1 day', 'In 1 day', 'In 1 day'],
])('%s reads as in Slack in London, New York and Tokyo', (format, inLondon, inNewYork, inTokyo) => {
  expect(formatMoment(meeting, format, london)).toBe(inLondon);
  expect(formatMoment(meeting, format, newYork)).toBe(inNewYork);
  expect(formatMoment(meeting, format, tokyo)).toBe(inTokyo);
});

test('words around the tokens stay, and "today" is capital only at the start', () => {
  const today = new Date('2026-11-24T15:00:00Z');
  expect(formatMoment(today, '{date_long_pretty} at {time}', london)).toBe('Today at 15:00');
  expect(formatMoment(today, 'Starts {date_long_pretty} at {time}', london)).toBe('Starts today at 15:00');
});

test.each([
  ['2026-11-23T23:59:59Z', 'Yesterday'],
  ['2026-11-22T12:00:00Z', '22 November'],
  ['2026-05-26T12:00:00Z', '26 May'],
  ['2026-05-25T12:00:00Z', '25 May 2026'],
  ['2027-06-01T12:00:00Z', '1 June 2027'],
])('a date half a year away or more gets its year: %s', (moment, words) => {
  expect(formatMoment(new Date(moment), '{date_pretty}', london)).toBe(words);
});

test('the divider names the year only where it is another', () => {
  expect(formatMoment(new Date('2026-01-05T12:00:00Z'), '{day_divider_pretty}', london)).toBe(
    'Monday 5 January',
  );
  expect(formatMoment(new Date('2025-12-29T12:00:00Z'), '{day_divider_pretty}', london)).toBe(
    'Monday 29 December 2025',
  );
});

test.each([1, 2, 3, 4, 11, 12, 13, 21, 22, 23, 30])('American days have their endings: %i', (day) => {
  const ending = { 1: 'st', 2: 'nd', 3: 'rd', 21: 'st', 22: 'nd', 23: 'rd' }[day] ?? 'th';
  const moment = new Date(Date.UTC(2026, 10, day, 17));
  expect(formatMoment(moment, 'on {date}', newYork)).toBe(`on November ${day}${ending}`);
});

describe('clock changes', () => {
  test.each([
    ['2026-10-25T00:30:00Z', '01:30', 'first half past one'],
    ['2026-10-25T01:30:00Z', '01:30', 'second half past one'],
    ['2026-03-29T00:59:00Z', '00:59', 'last minute of winter time'],
    ['2026-03-29T01:00:00Z', '02:00', 'first minute of summer time'],
  ])('London at %s is %s, the %s', (moment, words) => {
    expect(formatMoment(new Date(moment), '{time}', london)).toBe(words);
  });

  test.each([
    ['2026-03-08T06:59:00Z', '1:59 AM'],
    ['2026-03-08T07:00:00Z', '3:00 AM'],
    ['2026-11-01T05:30:00Z', '1:30 AM'],
    ['2026-11-01T06:30:00Z', '1:30 AM'],
  ])('New York at %s is %s', (moment, words) => {
    expect(formatMoment(new Date(moment), '{time}', newYork)).toBe(words);
  });

  test('tomorrow is the next date, though the day between has 25 hours', () => {
    const evening = clock('Europe/London', 'en-GB', '2026-10-24T22:30:00Z');
    expect(formatMoment(new Date('2026-10-25T23:30:00Z'), '{date_pretty}', evening)).toBe('Tomorrow');
    expect(formatMoment(new Date('2026-10-26T00:30:00Z'), '{date_pretty}', evening)).toBe('26 October');
  });
});

test.each([
  ['2026-11-24T09:59:55Z', 'just now'],
  ['2026-11-24T09:59:30Z', '30 seconds ago'],
  ['2026-11-24T09:57:00Z', '3 minutes ago'],
  ['2026-11-24T06:00:00Z', '4 hours ago'],
  ['2026-11-22T10:00:00Z', '2 days ago'],
  ['2026-11-24T10:20:00Z', 'in 20 minutes'],
])('%s is %s', (moment, words) => {
  expect(formatMoment(new Date(moment), '– {ago}', london)).toBe(`– ${words}`);
});

test.each([
  ['{date_weird}', 1_795_618_842],
  ['{constructor}', 1_795_618_842],
  ['{time}', 9e15],
])('an unknown token or an impossible moment leaves the fallback: %s at %d', (format, unix) => {
  const date = { kind: 'date', unix, format, url: null, fallback: '25 Nov, 15:00 London' } as const;
  expect(formatDateToken(date, london)).toBe('25 Nov, 15:00 London');
});
