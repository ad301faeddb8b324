import { describe, expect, test } from '@jest/globals';
import { Duration } from 'luxon';
import { inSayableZone, readPeriod, toPeriod } from '../../src/starleaf/period.js';
import { at } from './support.js';

const hour = Duration.fromObject({ hours: 1 });

describe('a period', () => {
  test('is said in the zone of its start', () => {
    expect(toPeriod(at('2026-11-25T23:30', 'Asia/Tokyo'), hour)).toEqual({
      timezone: 'Asia/Tokyo',
      start: '2026-11-25T23:30:00',
      end: '2026-11-26T00:30:00',
    });
  });

  test('is read as it was said, over a clock change too', () => {
    const period = readPeriod({
      timezone: 'Europe/London',
      start: '2026-03-29T00:30:00',
      end: '2026-03-29T02:30:00',
    });
    expect(period?.start.toISO()).toBe('2026-03-29T00:30:00.000+00:00');
    expect(period?.duration.toObject()).toEqual({ minutes: 60 });
  });

  test('moves forward as a whole where the clocks jump over its start', () => {
    const period = readPeriod({
      timezone: 'Europe/London',
      start: '2026-03-29T01:30:00',
      end: '2026-03-29T02:00:00',
    });
    expect(period?.start.toISO()).toBe('2026-03-29T02:30:00.000+01:00');
    expect(period?.duration.toObject()).toEqual({ minutes: 30 });
  });

  test.each([
    ['UTC', '2026-11-25T15:00', '2026-11-25T15:00'],
    ['UTC', '2026-11-25T15:00', '2026-11-24T16:00'],
    ['UTC', '', '2026-11-25T16:00'],
    ['Nowhere/Land', '2026-11-25T15:00', '2026-11-25T16:00'],
  ])('cannot be, in %s, from %s till %s', (timezone, start, end) => {
    expect(readPeriod({ timezone, start, end })).toBeUndefined();
  });
});

test.each([
  ['2026-11-25T15:00', 'Europe/London'],
  ['2026-10-25T01:30:00+00:00', 'UTC'],
  ['2026-10-25T01:15:00+01:00', 'UTC'],
])('an hour from %s in London is said in %s', (local, zone) => {
  const start = at(local, 'Europe/London');
  expect(inSayableZone(start, hour).zoneName).toBe(zone);
  expect(inSayableZone(start, hour).toMillis()).toBe(start.toMillis());
});
