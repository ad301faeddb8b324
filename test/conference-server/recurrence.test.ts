import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { RRuleTemporal } from 'rrule-temporal';
import {
  daysOf,
  fallsOn,
  lastDayOf,
  type Repetition,
  type Series,
} from '../../src/conference-server/recurrence.js';
import { WEEKLY } from './fixture.js';

const NOTHING: Repetition = { ...WEEKLY, frequency: 'daily' };

const day = (iso: string) => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;
const iso = (value: number) => new Date(value * 86_400_000).toISOString().slice(0, 10);

function series(start: string, repetition: Partial<Repetition>, until: string | null = null): Series {
  const whole = { ...NOTHING, ...repetition };
  return { start: day(start), until: until === null ? null : day(until), repetition: whole };
}

function firstDays(of: Series, count: number): string[] {
  const days: string[] = [];
  for (const value of daysOf(of)) {
    if (days.length === count) break;
    days.push(iso(value));
  }
  return days;
}

describe('the days of a series', () => {
  const MONDAY_AND_THURSDAY = 0b0001001;
  test.each<[string, Series, string[]]>([
    ['every third day', series('2026-02-27', { interval: 3 }), ['2026-02-27', '2026-03-02', '2026-03-05']],
    [
      'every week on the weekday of the start',
      series('2026-11-24', { frequency: 'weekly' }),
      ['2026-11-24', '2026-12-01', '2026-12-08'],
    ],
    [
      'Mondays and Thursdays, from a Tuesday',
      series('2026-11-24', { frequency: 'weekly', days_of_week_mask: MONDAY_AND_THURSDAY }),
      ['2026-11-26', '2026-11-30', '2026-12-03'],
    ],
    [
      'every other week, counted from Monday',
      series('2026-11-24', { frequency: 'weekly', interval: 2, days_of_week_mask: MONDAY_AND_THURSDAY }),
      ['2026-11-26', '2026-12-07', '2026-12-10'],
    ],
    [
      'Sundays are the end of a week',
      series('2026-11-29', { frequency: 'weekly', interval: 2, days_of_week_mask: 0b1000001 }),
      ['2026-11-29', '2026-12-07', '2026-12-13'],
    ],
    [
      'months without a 31st are skipped',
      series('2026-01-31', { frequency: 'monthly' }),
      ['2026-01-31', '2026-03-31', '2026-05-31'],
    ],
    [
      'the 1st and the 15th',
      series('2026-11-10', { frequency: 'monthly', days_of_month_mask: (1 << 0) | (1 << 14) }),
      ['2026-11-15', '2026-12-01', '2026-12-15'],
    ],
    [
      'the last Friday of every other month',
      series('2026-11-01', {
        frequency: 'monthly',
        interval: 2,
        month_day_what: 4,
        month_day_which: 'last',
      }),
      ['2026-11-27', '2027-01-29', '2027-03-26'],
    ],
    [
      'the second day',
      series('2026-11-24', { frequency: 'monthly', month_day_what: 7, month_day_which: 'second' }),
      ['2026-12-02', '2027-01-02', '2027-02-02'],
    ],
    [
      'the first weekday',
      series('2026-11-01', { frequency: 'monthly', month_day_what: 8, month_day_which: 'first' }),
      ['2026-11-02', '2026-12-01', '2027-01-01'],
    ],
    [
      'the last day of a weekend',
      series('2026-11-01', { frequency: 'monthly', month_day_what: 9, month_day_which: 'last' }),
      ['2026-11-29', '2026-12-27', '2027-01-31'],
    ],
    [
      'only years with a 29 February',
      series('2028-02-29', { frequency: 'yearly' }),
      ['2028-02-29', '2032-02-29', '2036-02-29'],
    ],
    [
      'the same day of March and September',
      series('2026-05-10', { frequency: 'yearly', months_of_year_mask: (1 << 2) | (1 << 8) }),
      ['2026-09-10', '2027-03-10', '2027-09-10'],
    ],
    [
      'the third Thursday of November, every year',
      series('2026-11-24', { frequency: 'yearly', month_day_what: 3, month_day_which: 'third' }),
      ['2027-11-18', '2028-11-16', '2029-11-15'],
    ],
    ['across a leap year’s end', series('2028-12-30', {}), ['2028-12-30', '2028-12-31', '2029-01-01']],
  ])('%s', (_name, of, days) => {
    expect(firstDays(of, 3)).toEqual(days);
  });
});

describe('the end of a series', () => {
  test.each<[string, Series, string | null | undefined]>([
    ['never', series('2026-11-24', {}), null],
    ['after so many', series('2026-11-24', { frequency: 'weekly', count: 3 }), '2026-12-08'],
    ['on the day of until', series('2026-11-24', { frequency: 'weekly' }, '2026-12-08'), '2026-12-08'],
    ['before until', series('2026-11-24', { frequency: 'weekly' }, '2026-12-14'), '2026-12-08'],
    ['at once', series('2026-11-24', {}, '2026-11-24'), '2026-11-24'],
    ['before its start', series('2026-11-24', {}, '2026-11-23'), undefined],
    [
      'the 31st of Februaries',
      series('2026-02-10', { frequency: 'monthly', interval: 12, days_of_month_mask: 1 << 30 }),
      undefined,
    ],
    [
      'skipped months counted from the end',
      series('2026-01-31', { frequency: 'monthly' }, '2026-07-30'),
      '2026-05-31',
    ],
    ['leap days only', series('2028-02-29', { frequency: 'yearly' }, '2039-01-01'), '2036-02-29'],
    ['the year 9999 ends it', series('9999-12-30', { count: 9 }), '9999-12-31'],
  ])('%s', (_name, of, last) => {
    const found = lastDayOf(of);
    expect(typeof found === 'number' ? iso(found) : found).toBe(last);
  });

  test('may be far away', () => {
    expect(lastDayOf(series('2026-11-24', {}, '9999-12-30'))).toBe(day('9999-12-30'));
  });
});

describe('a day of the series', () => {
  const everyOther = series('2026-11-24', { frequency: 'weekly', interval: 2, count: 3 });
  test.each([
    ['2026-11-24', true],
    ['2026-12-01', false],
    ['2026-12-08', true],
    ['2026-12-22', true],
    ['2027-01-05', false],
    ['2026-11-10', false],
  ])('%s: %j', (date, falls) => {
    expect(fallsOn(everyOther, day(date))).toBe(falls);
  });
});

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const BY_WHAT = [...WEEKDAYS.map((name) => [name]), WEEKDAYS, WEEKDAYS.slice(0, 5), WEEKDAYS.slice(5)];
const SET_POSITION = { first: 1, second: 2, third: 3, fourth: 4, last: -1 } as const;

function bits(mask: number | null): number[] {
  return mask === null ? [] : Array.from({ length: 31 }, (_, bit) => bit).filter((bit) => (mask >>> bit) & 1);
}

/** The same pattern as an RFC 5545 rule, for a library that was not written by us. */
function toRule({ start, repetition }: Series): RRuleTemporal {
  const date = new Date(start * 86_400_000);
  const parts = [`FREQ=${repetition.frequency.toUpperCase()}`, `INTERVAL=${repetition.interval}`];
  const { month_day_what: what, month_day_which: which, frequency } = repetition;
  if (repetition.count !== null) parts.push(`COUNT=${repetition.count}`);
  if (frequency === 'weekly') {
    const mask = repetition.days_of_week_mask ?? 1 << ((date.getUTCDay() + 6) % 7);
    parts.push(`BYDAY=${bits(mask).map((bit) => WEEKDAYS[bit])}`);
  }
  if (frequency === 'yearly') {
    parts.push(
      `BYMONTH=${bits(repetition.months_of_year_mask ?? 1 << date.getUTCMonth()).map((bit) => bit + 1)}`,
    );
  }
  if (frequency === 'monthly' || frequency === 'yearly') {
    if (what !== null && which !== null)
      parts.push(`BYDAY=${BY_WHAT[what]}`, `BYSETPOS=${SET_POSITION[which]}`);
    else {
      const mask = repetition.days_of_month_mask ?? 1 << (date.getUTCDate() - 1);
      parts.push(`BYMONTHDAY=${bits(mask).map((bit) => bit + 1)}`);
    }
  }
  const stamp = `${iso(start).replaceAll('-', '')}T000000`;
  return new RRuleTemporal({ rruleString: `DTSTART;TZID=UTC:${stamp}\nRRULE:${parts.join(';')}` });
}

const oneMonth = fc.integer({ min: 0, max: 11 }).map((month) => 1 << month);
const position = fc.constantFrom('first', 'second', 'third', 'fourth', 'last');

const pattern = fc.oneof(
  fc.record({ frequency: fc.constant('daily' as const) }),
  fc.record({
    frequency: fc.constant('weekly' as const),
    days_of_week_mask: fc.option(fc.integer({ min: 1, max: 127 })),
  }),
  fc.record({
    frequency: fc.constant('monthly' as const),
    days_of_month_mask: fc.option(fc.integer({ min: 1, max: 2 ** 28 - 1 })),
  }),
  fc.record({
    frequency: fc.constant('monthly' as const),
    month_day_what: fc.integer({ min: 0, max: 9 }),
    month_day_which: position,
  }),
  fc.record({
    frequency: fc.constant('yearly' as const),
    months_of_year_mask: fc.option(fc.integer({ min: 1, max: 4095 })),
  }),
  // The library counts BYSETPOS in the whole year, StarLeaf in each month: they agree on a single month.
  fc.record({
    frequency: fc.constant('yearly' as const),
    months_of_year_mask: oneMonth,
    month_day_what: fc.integer({ min: 0, max: 9 }),
    month_day_which: position,
  }),
);

const anySeries = fc
  .record({
    pattern,
    interval: fc.integer({ min: 1, max: 5 }),
    count: fc.integer({ min: 1, max: 6 }),
    start: fc.integer({ min: day('2024-01-01'), max: day('2032-12-31') }),
  })
  .map(({ pattern: chosen, interval, count, start }): Series => {
    return { start, until: null, repetition: { ...NOTHING, ...chosen, interval, count } };
  });

describe('any series', () => {
  test('has the days that an independent library gives it', () => {
    fc.assert(
      fc.property(anySeries, (of) => {
        // A pattern such as every 31 April: the library would search until its own bound and throw.
        fc.pre(lastDayOf(of) !== undefined);
        const expected = toRule(of)
          .all()
          .map((date) => date.toPlainDate().toString());
        expect(firstDays(of, 6)).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  test('falls on its own days and on no others', () => {
    fc.assert(
      fc.property(anySeries, (of) => {
        const days = [...daysOf(of)];
        const last = days.at(-1) ?? of.start;
        for (let offset = -3; offset < 60; offset += 1) {
          const candidate = of.start + offset;
          expect(fallsOn(of, candidate)).toBe(days.includes(candidate));
        }
        expect(fallsOn(of, last)).toBe(days.length > 0);
        expect(lastDayOf(of)).toBe(days.at(-1));
      }),
    );
  });

  test('ends with the same day whether counted or dated', () => {
    fc.assert(
      fc.property(anySeries, (counted) => {
        const until = lastDayOf(counted);
        fc.pre(typeof until === 'number');
        const dated = { ...counted, until, repetition: { ...counted.repetition, count: null } };
        expect(lastDayOf(dated)).toBe(until);
        expect([...daysOf(dated)]).toEqual([...daysOf(counted)]);
      }),
    );
  });
});
