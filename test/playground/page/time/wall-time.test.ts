import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fromWallTime, toWallTime } from '../../../../src/playground/page/time/wall-time.js';

const unix = (iso: string): number => Date.parse(iso) / 1000;

test.each([
  ['2026-11-25T15:00', 'Europe/London', '2026-11-25T15:00:00Z'],
  ['2026-07-01T15:00', 'Europe/London', '2026-07-01T14:00:00Z'],
  ['2026-11-25T10:00', 'America/New_York', '2026-11-25T15:00:00Z'],
  ['2026-11-26T00:00', 'Asia/Tokyo', '2026-11-25T15:00:00Z'],
  ['2026-11-25T20:30', 'Asia/Kolkata', '2026-11-25T15:00:00Z'],
  ['2024-02-29T23:59', 'UTC', '2024-02-29T23:59:00Z'],
])('%s in %s is %s, and back', (wall, zone, iso) => {
  expect(fromWallTime(wall, zone)).toBe(unix(iso));
  expect(toWallTime(unix(iso), zone)).toBe(wall);
});

describe('clock changes', () => {
  test.each([
    ['Europe/London', '2026-10-25T01:30', '2026-10-25T00:30:00Z'],
    ['America/New_York', '2026-11-01T01:30', '2026-11-01T05:30:00Z'],
    ['Australia/Lord_Howe', '2026-04-05T01:45', '2026-04-04T14:45:00Z'],
  ])('%s %s comes twice: the first is meant', (zone, wall, iso) => {
    expect(fromWallTime(wall, zone)).toBe(unix(iso));
  });

  test.each([
    ['Europe/London', '2026-03-29T01:30', '2026-03-29T02:30'],
    ['America/New_York', '2026-03-08T02:30', '2026-03-08T03:30'],
    ['Australia/Lord_Howe', '2026-10-04T02:15', '2026-10-04T02:45'],
  ])('%s skips %s: it counts on from before the gap', (zone, wall, shown) => {
    expect(toWallTime(fromWallTime(wall, zone) ?? 0, zone)).toBe(shown);
  });
});

test.each(['', '2026-11-25', 'tomorrow', '2026-13-01T10:00', '2026-11-25T25:00'])('%j is no time', (wall) => {
  expect(fromWallTime(wall, 'Europe/London')).toBeUndefined();
});

test('whatever a clock shows leads back to a moment at which it shows the same', () => {
  const zones = fc.constantFrom('Europe/London', 'America/New_York', 'Asia/Tokyo', 'Australia/Lord_Howe');
  fc.assert(
    fc.property(fc.integer({ min: 946_684_800, max: 4_102_444_800 }), zones, (moment, zone) => {
      const wall = toWallTime(moment, zone);
      expect(toWallTime(fromWallTime(wall, zone) ?? 0, zone)).toBe(wall);
    }),
  );
});
