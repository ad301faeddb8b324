import { describe, expect, test } from '@jest/globals';
import { DateTime, Duration } from 'luxon';
import { describeLength, describeTime, describeZone } from '../../../src/slack/blocks/when.js';

function at(local: string, zone: string): DateTime<true> {
  const moment = DateTime.fromISO(local, { zone });
  if (!moment.isValid) throw new Error(`${local} in ${zone}`);
  return moment;
}

describe('a wall time names its zone', () => {
  test.each([
    ['2026-11-25T15:00', 'Europe/London', 45, 'Wed 25 Nov 2026, 15:00–15:45 London time'],
    ['2026-12-31T23:30', 'America/New_York', 60, 'Thu 31 Dec 2026, 23:30–Fri 1 Jan 00:30 New York time'],
    ['2026-07-01T09:00', 'UTC', 30, 'Wed 1 Jul 2026, 09:00–09:30 UTC'],
    // The clocks go back at 02:00: an hour later the clock shows 01:30 once more.
    ['2026-10-25T00:30', 'Europe/London', 120, 'Sun 25 Oct 2026, 00:30–01:30 London time'],
    // They go forward at 01:00: half an hour ends at 02:15.
    ['2026-03-29T00:45', 'Europe/London', 30, 'Sun 29 Mar 2026, 00:45–02:15 London time'],
    ['2024-02-29T10:00', 'Asia/Kolkata', 30, 'Thu 29 Feb 2024, 10:00–10:30 Kolkata time'],
  ])('%s in %s for %d minutes', (local, zone, minutes, words) => {
    expect(describeTime(at(local, zone), Duration.fromObject({ minutes }))).toBe(words);
  });
});

test.each([
  ['America/Argentina/Buenos_Aires', 'Buenos Aires time'],
  ['Etc/UTC', 'UTC'],
  ['Asia/Tokyo', 'Tokyo time'],
])('people call %s %s', (zone, words) => {
  expect(describeZone(zone)).toBe(words);
});

test.each([
  [30, '30 minutes'],
  [1, '1 minute'],
  [60, '1 hour'],
  [90, '1 hour 30 minutes'],
  [120, '2 hours'],
  [121, '2 hours 1 minute'],
])('%d minutes are %s', (minutes, words) => {
  expect(describeLength(Duration.fromObject({ minutes }))).toBe(words);
});
