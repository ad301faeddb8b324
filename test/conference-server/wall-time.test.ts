import { describe, expect, test } from '@jest/globals';
import {
  formatInstant,
  formatWallTime,
  readDate,
  readWallTime,
  toInstant,
  toWallTime,
} from '../../src/conference-server/wall-time.js';

function wall(text: string): number {
  const read = readWallTime(text);
  if (read === undefined) throw new Error(text);
  return read;
}

describe('reading a local date and time', () => {
  test.each([
    ['2026-11-24T15:00:00', '2026-11-24T15:00:00'],
    ['2026-11-24T15:00', '2026-11-24T15:00:00'],
    ['2026-11-24T15:00:07.123456', '2026-11-24T15:00:07'],
    ['2028-02-29T00:00:00', '2028-02-29T00:00:00'],
    ['9999-12-31T23:59:59', '9999-12-31T23:59:59'],
  ])('%s is read', (text, formatted) => {
    expect(formatWallTime(wall(text))).toBe(formatted);
  });

  test.each([
    '2026-11-24T15:00:00Z',
    '2026-11-24T15:00:00+01:00',
    '2026-11-24 15:00:00',
    '2026-11-24',
    '2026-11-24T15',
    '2026-11-24T24:00:00',
    '2026-11-24T15:60:00',
    '2026-11-24T15:00:60',
    '2026-02-29T15:00:00',
    '2026-13-01T15:00:00',
    '2026-00-01T15:00:00',
    '1969-12-31T15:00:00',
    '0026-11-24T15:00:00',
    '2026-11-24T15:00:00.',
    ' 2026-11-24T15:00:00',
    '2026-11-24T15:00:00\n',
    'tomorrow',
    '',
  ])('%j is not', (text) => {
    expect(readWallTime(text)).toBeUndefined();
  });

  test.each([
    ['2026-11-24', true],
    ['2026-11-31', false],
    ['2026-11-24T00:00', false],
    ['24.11.2026', false],
  ])('%s is a date: %j', (text, isDate) => {
    expect(readDate(text) !== undefined).toBe(isDate);
  });
});

describe('the moment of a local time', () => {
  test.each([
    ['an ordinary day', '2026-11-24T15:00:00', 'America/New_York', '2026-11-24T20:00:00Z'],
    ['UTC', '2026-11-24T15:00:00', 'UTC', '2026-11-24T15:00:00Z'],
    ['before the clocks go forward', '2026-03-29T00:30:00', 'Europe/London', '2026-03-29T00:30:00Z'],
    ['skipped: shifted by the hour', '2026-03-29T01:30:00', 'Europe/London', '2026-03-29T01:30:00Z'],
    ['after the clocks go forward', '2026-03-29T02:30:00', 'Europe/London', '2026-03-29T01:30:00Z'],
    ['shown twice: the first', '2026-10-25T01:30:00', 'Europe/London', '2026-10-25T00:30:00Z'],
    ['after the clocks went back', '2026-10-25T02:00:00', 'Europe/London', '2026-10-25T02:00:00Z'],
    ['skipped in New York', '2026-03-08T02:15:00', 'America/New_York', '2026-03-08T07:15:00Z'],
    ['twice in New York: the first', '2026-11-01T01:15:00', 'America/New_York', '2026-11-01T05:15:00Z'],
    ['half an hour skipped', '2026-10-04T02:10:00', 'Australia/Lord_Howe', '2026-10-03T15:40:00Z'],
    ['half an hour twice: the first', '2026-04-05T01:45:00', 'Australia/Lord_Howe', '2026-04-04T14:45:00Z'],
    ['a day skipped', '2011-12-30T10:00:00', 'Pacific/Apia', '2011-12-30T20:00:00Z'],
  ])('%s', (_name, local, zone, instant) => {
    expect(formatInstant(toInstant(wall(local), zone))).toBe(instant);
  });

  test('is shown by the clocks again', () => {
    const instant = toInstant(wall('2026-07-01T09:00:00'), 'Asia/Kolkata');
    expect(formatWallTime(toWallTime(instant, 'Asia/Kolkata'))).toBe('2026-07-01T09:00:00');
  });
});
