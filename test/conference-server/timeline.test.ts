import { describe, expect, test } from '@jest/globals';
import type { Repetition } from '../../src/conference-server/recurrence.js';
import { findOccurrence, lastEndOf, occurs, type Timetable } from '../../src/conference-server/timeline.js';
import { formatInstant, formatWallTime } from '../../src/conference-server/wall-time.js';
import { WEEKLY } from './fixture.js';

function timetable(start: string, end: string, repetition: Partial<Repetition> | null = {}): Timetable {
  return {
    timezone: 'Europe/London',
    start,
    end,
    repetition: repetition === null ? null : { ...WEEKLY, ...repetition },
  };
}

describe('the last end', () => {
  test.each<[string, Timetable, string | null]>([
    ['of one meeting', timetable('2026-07-01T09:00:00', '2026-07-01T10:00:00', null), '2026-07-01T09:00:00Z'],
    [
      'after the count',
      timetable('2026-10-18T09:00:00', '2026-10-18T10:00:00', { count: 2 }),
      '2026-10-25T10:00:00Z',
    ],
    [
      'until a date, inclusive',
      timetable('2026-10-18T09:00:00', '2026-10-18T10:00:00', { until: '2026-11-01' }),
      '2026-11-01T10:00:00Z',
    ],
    [
      'until the very start, inclusive',
      timetable('2026-10-18T09:00:00', '2026-10-18T10:00:00', { until: '2026-11-01T09:00:00' }),
      '2026-11-01T10:00:00Z',
    ],
    [
      'until shortly before a start',
      timetable('2026-10-18T09:00:00', '2026-10-18T10:00:00', { until: '2026-11-01T08:59:59' }),
      '2026-10-25T10:00:00Z',
    ],
    ['of what goes on for ever', timetable('2026-10-18T09:00:00', '2026-10-18T10:00:00'), null],
    [
      'across midnight',
      timetable('2026-07-01T23:30:00', '2026-07-02T00:30:00', { count: 1 }),
      '2026-07-01T23:30:00Z',
    ],
    ['of a permanent conference', { timezone: 'UTC', start: null, end: null, repetition: null }, null],
  ])('%s', (_name, times, end) => {
    const found = lastEndOf(times);
    expect(found === null ? null : formatInstant(found)).toBe(end);
  });
});

describe('an occurrence', () => {
  const london = timetable('2026-03-22T01:30:00', '2026-03-22T02:00:00', { count: 40 });
  test.each([
    ['before summer time', '2026-03-22T01:30:00Z', '2026-03-22T01:30:00', '2026-03-22T02:00:00'],
    ['skipped by the clocks: shifted', '2026-03-29T01:30:00Z', '2026-03-29T02:30:00', '2026-03-29T03:00:00'],
    [
      'in summer: the same time on the wall',
      '2026-04-05T00:30:00Z',
      '2026-04-05T01:30:00',
      '2026-04-05T02:00:00',
    ],
    ['shown twice: the first', '2026-10-25T00:30:00Z', '2026-10-25T01:30:00', '2026-10-25T02:00:00'],
    ['in winter again', '2026-11-01T01:30:00Z', '2026-11-01T01:30:00', '2026-11-01T02:00:00'],
  ])('%s', (_name, occurId, start, end) => {
    const found = findOccurrence(london, occurId);
    expect(found?.occurId).toBe(occurId);
    expect(found && formatWallTime(found.start)).toBe(start);
    expect(found && formatWallTime(found.end)).toBe(end);
  });

  test.each([
    ['an hour off', '2026-04-05T01:30:00Z'],
    ['the second of the doubled hour', '2026-10-25T01:30:00Z'],
    ['another day', '2026-04-06T00:30:00Z'],
    ['after the last', '2026-12-27T01:30:00Z'],
    ['with an offset', '2026-04-05T01:30:00+01:00'],
    ['without Z', '2026-04-05T00:30:00'],
    ['no date', 'soon'],
  ])('%s is none', (_name, occurId) => {
    expect(findOccurrence(london, occurId)).toBeUndefined();
  });

  test.each(['2026-04-05T00:30Z', '2026-04-05T00:30:00.000Z'])('is also called %s', (occurId) => {
    expect(findOccurrence(london, occurId)?.occurId).toBe('2026-04-05T00:30:00Z');
  });

  test('may be on the other day in UTC', () => {
    const tokyo = { ...timetable('2026-11-24T08:00:00', '2026-11-24T09:00:00'), timezone: 'Asia/Tokyo' };
    expect(findOccurrence(tokyo, '2026-11-30T23:00:00Z')?.start).toBe(Date.UTC(2026, 11, 1, 8));
  });

  test('of a meeting that does not repeat is none', () => {
    const once = timetable('2026-11-24T08:00:00', '2026-11-24T09:00:00', null);
    expect(findOccurrence(once, '2026-11-24T08:00:00Z')).toBeUndefined();
  });

  test('skipped from late evening into the next day is found', () => {
    // In Apia the whole of 30 December 2011 was left out.
    const apia = {
      ...timetable('2011-12-23T10:00:00', '2011-12-23T11:00:00'),
      timezone: 'Pacific/Apia',
    };
    const found = findOccurrence(apia, '2011-12-30T20:00:00Z');
    expect(found && formatWallTime(found.start)).toBe('2011-12-31T10:00:00');
  });
});

test('a pattern that ends before it starts has no occurrence', () => {
  expect(occurs(timetable('2026-11-24T08:00:00', '2026-11-24T09:00:00', { until: '2026-11-23' }))).toBe(
    false,
  );
  expect(occurs(timetable('2026-11-24T08:00:00', '2026-11-24T09:00:00', { until: '2026-11-24' }))).toBe(true);
});
