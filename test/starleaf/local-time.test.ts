import { describe, expect, test } from '@jest/globals';
import { isSayable, readLocalTime, toLocalTime } from '../../src/starleaf/local-time.js';
import { at } from './support.js';

describe('a local time of StarLeaf', () => {
  test.each([
    ['2026-11-25T15:00', 'Europe/London', '2026-11-25T15:00:00.000Z'],
    ['2026-11-25T15:00:30', 'Europe/London', '2026-11-25T15:00:30.000Z'],
    ['2026-11-25T15:00:30.123456', 'Asia/Kolkata', '2026-11-25T09:30:30.123Z'],
    ['2026-06-25T15:00:00', 'UTC', '2026-06-25T15:00:00.000Z'],
  ])('%s in %s is %s', (text, zone, utc) => {
    expect(readLocalTime(text, zone)?.toUTC().toISO()).toBe(utc);
  });

  test.each([
    ['2026-03-29T01:30', 'Europe/London', '2026-03-29T02:30:00.000+01:00'],
    ['2026-03-08T02:30', 'America/New_York', '2026-03-08T03:30:00.000-04:00'],
    ['2026-10-04T02:15', 'Australia/Lord_Howe', '2026-10-04T02:45:00.000+11:00'],
  ])('that the clocks jump over moves forward: %s in %s', (text, zone, moment) => {
    expect(readLocalTime(text, zone)?.toISO()).toBe(moment);
  });

  test.each([
    ['2026-10-25T01:30', 'Europe/London', '2026-10-25T01:30:00.000+01:00'],
    ['2026-11-01T01:30', 'America/New_York', '2026-11-01T01:30:00.000-04:00'],
    ['2026-04-05T01:45', 'Australia/Lord_Howe', '2026-04-05T01:45:00.000+11:00'],
  ])('that comes twice is the first: %s in %s', (text, zone, moment) => {
    expect(readLocalTime(text, zone)?.toISO()).toBe(moment);
  });

  test.each([
    ['yesterday', 'UTC'],
    ['2026-02-30T10:00', 'UTC'],
    ['2026-11-25T15:00', 'GMT Standard Time'],
  ])('cannot be %s in %s', (text, zone) => {
    expect(readLocalTime(text, zone)).toBeUndefined();
  });

  test('is written without offset and fraction', () => {
    expect(toLocalTime(at('2026-11-25T15:00:07.5', 'Asia/Tokyo').setLocale('ar-EG'))).toBe(
      '2026-11-25T15:00:07',
    );
  });
});

describe('StarLeaf reads a local time as it was meant', () => {
  test.each([
    ['2026-11-25T15:00', 'Europe/London', true],
    ['2026-11-25T15:00', 'UTC', true],
    ['2026-10-25T01:30:00+01:00', 'Europe/London', true],
    ['2026-10-25T01:30:00+00:00', 'Europe/London', false],
    ['2026-11-25T15:00', 'UTC+2', false],
    ['2026-11-25T15:00', 'Etc/GMT-2', false],
  ])('%s in %s: %s', (local, zone, expected) => {
    expect(isSayable(at(local, zone))).toBe(expected);
  });
});
