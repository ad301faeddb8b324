import { describe, expect, test } from '@jest/globals';
import { DateTime } from 'luxon';
import {
  countOccurrences,
  lastOccurrence,
  nextOccurrence,
  nextOccurrences,
  occurrencesBetween,
} from '../../../src/meeting/recurrence/occurrences.js';
import type { Recurring } from '../../../src/meeting/recurrence/recurring.js';

function at(text: string, zone = 'Europe/London'): DateTime<true> {
  const moment = DateTime.fromISO(text, { zone });
  if (!moment.isValid) throw new Error(text);
  return moment;
}

const series = (recurrence: string, start: string, zone?: string): Recurring => ({
  recurrence,
  start: at(start, zone),
});

const toIso = (moments: readonly DateTime<true>[]) =>
  moments.map((moment) =>
    moment.toISO({ suppressMilliseconds: true, suppressSeconds: true }).replace('+00:00', 'Z'),
  );

describe('the first dates of a series', () => {
  test.each<[string, string, string, readonly string[]]>([
    [
      'each week over the end of summer time',
      'FREQ=WEEKLY;BYDAY=SU',
      '2026-10-18T09:30',
      ['2026-10-18T09:30+01:00', '2026-10-25T09:30Z', '2026-11-01T09:30Z', '2026-11-08T09:30Z'],
    ],
    [
      'each week over its beginning',
      'FREQ=WEEKLY;BYDAY=SU',
      '2027-03-21T09:30',
      ['2027-03-21T09:30Z', '2027-03-28T09:30+01:00', '2027-04-04T09:30+01:00', '2027-04-11T09:30+01:00'],
    ],
    [
      'an hour that the clocks jump over moves forward by the gap',
      'FREQ=DAILY',
      '2027-03-27T01:30',
      ['2027-03-27T01:30Z', '2027-03-28T02:30+01:00', '2027-03-29T01:30+01:00', '2027-03-30T01:30+01:00'],
    ],
    [
      'an hour shown twice is the first',
      'FREQ=DAILY',
      '2026-10-24T01:30',
      ['2026-10-24T01:30+01:00', '2026-10-25T01:30+01:00', '2026-10-26T01:30Z', '2026-10-27T01:30Z'],
    ],
    [
      'the 31st is left out where a month has none',
      'FREQ=MONTHLY;BYMONTHDAY=31',
      '2026-12-31T10:00',
      ['2026-12-31T10:00Z', '2027-01-31T10:00Z', '2027-03-31T10:00+01:00', '2027-05-31T10:00+01:00'],
    ],
    [
      '29 February comes in leap years',
      'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29',
      '2028-02-29T10:00',
      ['2028-02-29T10:00Z', '2032-02-29T10:00Z', '2036-02-29T10:00Z', '2040-02-29T10:00Z'],
    ],
    [
      'the last working day of each month',
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
      '2026-11-30T10:00',
      ['2026-11-30T10:00Z', '2026-12-31T10:00Z', '2027-01-29T10:00Z', '2027-02-26T10:00Z'],
    ],
    [
      'every other Monday and Thursday',
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH',
      '2026-11-23T10:00',
      ['2026-11-23T10:00Z', '2026-11-26T10:00Z', '2026-12-07T10:00Z', '2026-12-10T10:00Z'],
    ],
    [
      'three times and no more',
      'FREQ=DAILY;COUNT=3',
      '2026-11-23T10:00',
      ['2026-11-23T10:00Z', '2026-11-24T10:00Z', '2026-11-25T10:00Z'],
    ],
    [
      'until the last second of a day, in UTC',
      'FREQ=DAILY;UNTIL=20261124T235959Z',
      '2026-11-23T10:00',
      ['2026-11-23T10:00Z', '2026-11-24T10:00Z'],
    ],
    [
      'until a day, all of it',
      'FREQ=DAILY;UNTIL=20261124',
      '2026-11-23T23:30',
      ['2026-11-23T23:30Z', '2026-11-24T23:30Z'],
    ],
    ['a day that never comes', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', '2026-01-30T10:00', []],
    ['a rule by the hour, which no conference has', 'FREQ=HOURLY', '2026-01-30T10:00', []],
    ['what is no rule', 'weekly', '2026-01-30T10:00', []],
  ])('%s', (_, recurrence, start, expected) => {
    const found = nextOccurrences(series(recurrence, start), { from: at(start), count: 4 });
    expect(toIso(found)).toEqual(expected);
  });

  test('keep to the clocks of the series, wherever one looks from', () => {
    const standup = series('FREQ=WEEKLY;BYDAY=MO', '2026-03-02T09:30', 'America/New_York');
    const span = { from: at('2026-03-06T00:00', 'Asia/Tokyo'), to: at('2026-03-24T00:00', 'Asia/Tokyo') };
    expect(toIso(occurrencesBetween(standup, span).map((moment) => moment.toUTC()))).toEqual([
      '2026-03-09T13:30Z',
      '2026-03-16T13:30Z',
      '2026-03-23T13:30Z',
    ]);
  });
});

describe('a span', () => {
  const daily = series('FREQ=DAILY', '2026-11-23T10:00');

  test('holds what begins in it, its beginning included and its end not', () => {
    const span = { from: at('2026-11-25T10:00'), to: at('2026-11-27T10:00') };
    expect(toIso(occurrencesBetween(daily, span))).toEqual(['2026-11-25T10:00Z', '2026-11-26T10:00Z']);
  });

  test('before the series holds nothing', () => {
    expect(occurrencesBetween(daily, { from: at('2026-01-01'), to: at('2026-11-23T10:00') })).toEqual([]);
  });

  test('of a year far from the start is as quick as the first', () => {
    const old = series('FREQ=DAILY', '1999-11-23T10:00');
    expect(occurrencesBetween(old, { from: at('2026-01-01'), to: at('2027-01-01') })).toHaveLength(365);
  });
});

describe('the next occurrence', () => {
  test.each([
    ['is the one that begins now', 'FREQ=DAILY', '2026-11-25T10:00', '2026-11-25T10:00Z'],
    ['is the one after', 'FREQ=DAILY', '2026-11-25T10:01', '2026-11-26T10:00Z'],
    ['is the first where the series is yet to begin', 'FREQ=DAILY', '2020-01-01', '2026-11-23T10:00Z'],
    ['may be years off', 'FREQ=YEARLY;INTERVAL=40', '2026-11-25', '2066-11-23T10:00Z'],
    ['is none once the series is over', 'FREQ=DAILY;COUNT=2', '2026-11-25', undefined],
    ['is none after its last day', 'FREQ=DAILY;UNTIL=20261124', '2026-11-25', undefined],
  ])('%s', (_, recurrence, from, expected) => {
    const next = nextOccurrence(series(recurrence, '2026-11-23T10:00'), at(from));
    expect(next === undefined ? undefined : toIso([next])[0]).toBe(expected);
  });
});

describe('how many, and the last', () => {
  test.each<[string, number | undefined, string | undefined]>([
    ['FREQ=WEEKLY;COUNT=9', 9, '2027-01-18T10:00Z'],
    ['FREQ=WEEKLY;UNTIL=20270118', 9, '2027-01-18T10:00Z'],
    ['FREQ=WEEKLY;UNTIL=20270118T095959Z', 8, '2027-01-11T10:00Z'],
    ['FREQ=DAILY;UNTIL=20561123', 10_959, '2056-11-23T10:00Z'],
    ['FREQ=DAILY;COUNT=999', 999, '2029-08-17T10:00+01:00'],
    ['FREQ=WEEKLY', undefined, undefined],
    ['FREQ=WEEKLY;UNTIL=99991231', undefined, undefined],
    ['FREQ=WEEKLY;UNTIL=whenever', 0, undefined],
  ])('%s', (recurrence, count, last) => {
    const found = series(recurrence, '2026-11-23T10:00');
    const end = lastOccurrence(found);
    expect(countOccurrences(found)).toBe(count);
    expect(end === undefined ? undefined : toIso([end])[0]).toBe(last);
  });
});
