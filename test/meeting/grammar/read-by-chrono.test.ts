import { describe, expect, test } from '@jest/globals';
import { DateTime } from 'luxon';
import { parseMeeting } from '../../../src/meeting/parse.js';
import { isProblem } from '../../../src/meeting/problem.js';

const NOW = '2026-11-23T10:20';

/** The start as the wall clock of the zone shows it, or the problem. */
function startOf(text: string, locale: string, zone: string): string {
  const now = DateTime.fromISO(NOW, { zone });
  if (!now.isValid) throw new Error(zone);
  const reading = parseMeeting(text, { now, zone, locale });
  if (isProblem(reading)) return reading.problem;
  return reading.schedule.kind === 'once' ? reading.schedule.start.value.toISO() : reading.schedule.kind;
}

describe('languages that only chrono reads', () => {
  test.each([
    ['明天下午3点', 'zh-CN', 'Asia/Shanghai', '2026-11-24T15:00:00.000+08:00'],
    ['завтра о 15:00', 'uk-UA', 'Europe/Kyiv', '2026-11-24T15:00:00.000+02:00'],
    ['ngày mai lúc 3 giờ chiều', 'vi-VN', 'Asia/Ho_Chi_Minh', '2026-11-24T15:00:00.000+07:00'],
    ['huomenna klo 15', 'fi-FI', 'Europe/Helsinki', '2026-11-24T15:00:00.000+02:00'],
  ])('%s (%s) is understood in its own zone', (text, locale, zone, start) => {
    expect(startOf(text, locale, zone)).toBe(start);
  });

  test('beyond a clock change the wall clock stands, for chrono knows only today’s offset', () => {
    expect(startOf('2027年4月1日 15:00', 'zh-CN', 'Europe/London')).toBe('2027-04-01T15:00:00.000+01:00');
  });
});

describe('in languages of ours', () => {
  test.each(['The ssn is 123-12-1234', 'BUN/Cr of 30/4.85', 'version 2.10.3'])(
    'chrono makes no time of %s',
    (text) => {
      expect(startOf(text, 'en-US', 'America/New_York')).toBe('no-time');
    },
  );
});

test('a text that keeps chrono’s number pattern busy for minutes is read at once', () => {
  const began = performance.now();
  startOf('couple days '.repeat(15), 'fi-FI', 'Europe/Helsinki');
  startOf('couple couple days '.repeat(200), 'xx-XX', 'UTC');
  expect(performance.now() - began).toBeLessThan(1_000);
});
