import { describe, expect, test } from '@jest/globals';
import { fromRepetition, toRepetition } from '../../src/starleaf/repetition.js';
import type { Repetition } from '../../src/starleaf/wire.js';
import { at } from './support.js';

const none: Repetition = {
  frequency: 'daily',
  interval: 1,
  count: null,
  until: null,
  days_of_week_mask: null,
  days_of_month_mask: null,
  months_of_year_mask: null,
  month_day_what: null,
  month_day_which: null,
};

/** Starts in London. 25 November 2026 is the fourth and last Wednesday. */
const wednesday = '2026-11-25T15:00';

const daily = { ...none, frequency: 'daily' } as const;
const weekly = { ...none, frequency: 'weekly' } as const;
const monthly = { ...none, frequency: 'monthly' } as const;
const yearly = { ...none, frequency: 'yearly' } as const;

/** Rule, start, what StarLeaf holds, and the rule that it is read back as where that says more. */
const held: readonly [rule: string, start: string, repetition: Repetition, readBack?: string][] = [
  ['FREQ=DAILY', wednesday, daily],
  ['FREQ=DAILY;INTERVAL=3;COUNT=5', wednesday, { ...daily, interval: 3, count: 5 }],
  ['FREQ=DAILY;COUNT=999', wednesday, { ...daily, count: 999 }],
  ['FREQ=WEEKLY', wednesday, weekly, 'FREQ=WEEKLY;BYDAY=WE'],
  ['FREQ=WEEKLY;BYDAY=WE', wednesday, weekly],
  ['FREQ=WEEKLY;INTERVAL=999;BYDAY=WE', wednesday, { ...weekly, interval: 999 }],
  ['FREQ=WEEKLY;BYDAY=MO,WE', wednesday, { ...weekly, days_of_week_mask: 0b101 }],
  ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', wednesday, { ...weekly, days_of_week_mask: 0b11111 }],
  ['FREQ=WEEKLY;BYDAY=WE,SU', wednesday, { ...weekly, days_of_week_mask: 0b1000100 }],
  [
    'FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR',
    wednesday,
    { ...weekly, days_of_week_mask: 0b11111 },
    'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
  ],
  ['FREQ=MONTHLY;BYDAY=WE', wednesday, weekly, 'FREQ=WEEKLY;BYDAY=WE'],
  [
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=WE,FR;WKST=SU',
    wednesday,
    { ...weekly, interval: 2, days_of_week_mask: 0b10100 },
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=WE,FR',
  ],
  ['FREQ=MONTHLY', wednesday, monthly, 'FREQ=MONTHLY;BYMONTHDAY=25'],
  ['FREQ=MONTHLY;BYMONTHDAY=25', wednesday, monthly],
  ['FREQ=MONTHLY;BYMONTHDAY=1,25', wednesday, { ...monthly, days_of_month_mask: 2 ** 24 + 1 }],
  [
    'FREQ=MONTHLY;BYMONTHDAY=30,31',
    '2026-11-30T15:00',
    { ...monthly, days_of_month_mask: 2 ** 30 + 2 ** 29 },
  ],
  [
    'FREQ=MONTHLY;BYMONTHDAY=-1',
    '2026-11-30T15:00',
    { ...monthly, month_day_which: 'last', month_day_what: 7 },
  ],
  ['FREQ=MONTHLY;BYDAY=4WE', wednesday, { ...monthly, month_day_which: 'fourth', month_day_what: 2 }],
  ['FREQ=MONTHLY;BYDAY=-1WE', wednesday, { ...monthly, month_day_which: 'last', month_day_what: 2 }],
  ['FREQ=MONTHLY;BYDAY=1TU', '2026-11-03T15:00', { ...monthly, month_day_which: 'first', month_day_what: 1 }],
  [
    'FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2',
    '2026-11-10T15:00',
    { ...monthly, month_day_which: 'second', month_day_what: 1 },
    'FREQ=MONTHLY;BYDAY=2TU',
  ],
  [
    'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
    '2026-11-30T15:00',
    { ...monthly, month_day_which: 'last', month_day_what: 8 },
  ],
  [
    'FREQ=MONTHLY;BYDAY=SU,SA;BYSETPOS=1',
    '2026-11-01T15:00',
    { ...monthly, month_day_which: 'first', month_day_what: 9 },
    'FREQ=MONTHLY;BYDAY=SA,SU;BYSETPOS=1',
  ],
  [
    'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=3',
    '2026-11-03T15:00',
    { ...monthly, month_day_which: 'third', month_day_what: 7 },
    'FREQ=MONTHLY;BYMONTHDAY=3',
  ],
  ['FREQ=YEARLY', wednesday, yearly, 'FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=25'],
  ['FREQ=YEARLY;BYMONTH=11', wednesday, yearly, 'FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=25'],
  ['FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=25', wednesday, yearly],
  [
    'FREQ=YEARLY;BYMONTH=5,11',
    wednesday,
    { ...yearly, months_of_year_mask: 2 ** 10 + 2 ** 4 },
    'FREQ=YEARLY;BYMONTH=5,11;BYMONTHDAY=25',
  ],
  ['FREQ=YEARLY;BYMONTH=11;BYDAY=-1WE', wednesday, { ...yearly, month_day_which: 'last', month_day_what: 2 }],
  [
    'FREQ=YEARLY;BYMONTH=2,11;BYMONTHDAY=-1',
    '2026-11-30T15:00',
    { ...yearly, months_of_year_mask: 2 ** 10 + 2, month_day_which: 'last', month_day_what: 7 },
  ],
  [
    'FREQ=MONTHLY;BYMONTH=5,11;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
    '2026-11-30T15:00',
    { ...yearly, months_of_year_mask: 2 ** 10 + 2 ** 4, month_day_which: 'last', month_day_what: 8 },
  ],
  [
    'FREQ=MONTHLY;BYMONTH=5,11;BYDAY=4WE',
    wednesday,
    { ...yearly, months_of_year_mask: 2 ** 10 + 2 ** 4, month_day_which: 'fourth', month_day_what: 2 },
    'FREQ=YEARLY;BYMONTH=5,11;BYDAY=4WE',
  ],
  ['FREQ=YEARLY', '2028-02-29T15:00', yearly, 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29'],
];

describe('what StarLeaf can hold', () => {
  test.each(held)('%s from %s on goes there', (rule, start, repetition) => {
    expect(toRepetition(rule, at(start, 'Europe/London'))).toEqual(repetition);
  });

  test.each(held)('%s from %s on comes back', (rule, start, repetition, readBack = rule) => {
    expect(fromRepetition(repetition, at(start, 'Europe/London'))).toBe(readBack);
  });
});

describe('the last day', () => {
  test.each([
    ['20261209', 'Europe/London', '2026-12-09'],
    ['20261209T150000', 'Europe/London', '2026-12-09'],
    ['20261209T145959', 'Europe/London', '2026-12-08'],
    ['20261209T150000Z', 'Europe/London', '2026-12-09'],
    ['20261209T235959Z', 'Asia/Tokyo', '2026-12-09'],
    ['20261210T050000Z', 'America/New_York', '2026-12-09'],
    ['20270701T140000Z', 'Europe/London', '2027-07-01'],
    ['20270701T135959Z', 'Europe/London', '2027-06-30'],
    ['20261125', 'Europe/London', '2026-11-25'],
  ])('of UNTIL=%s at three in %s is %s', (until, zone, expected) => {
    expect(toRepetition(`FREQ=DAILY;UNTIL=${until}`, at(wednesday, zone))).toMatchObject({ until: expected });
  });

  test.each([
    ['2026-12-09', 'Europe/London', '20261209T235959Z'],
    ['2026-12-09', 'Asia/Tokyo', '20261209T145959Z'],
    ['2027-07-01', 'Europe/London', '20270701T225959Z'],
    ['2026-12-09T15:00:00', 'Europe/London', '20261209T235959Z'],
    ['2026-12-09T14:59:59', 'Europe/London', '20261208T235959Z'],
  ])('%s in %s is UNTIL=%s', (until, zone, expected) => {
    const start = at(wednesday, zone);
    expect(fromRepetition({ ...daily, until }, start)).toBe(`FREQ=DAILY;UNTIL=${expected}`);
  });
});

describe('what StarLeaf cannot hold', () => {
  test.each([
    ['every day', 'rule'],
    ['FREQ=HOURLY', 'rule'],
    ['FREQ=DAILY;BYHOUR=9', 'rule'],
    ['FREQ=DAILY;UNTIL=20261399', 'rule'],
    ['FREQ=YEARLY;BYMONTH=13', 'rule'],
    ['FREQ=DAILY;INTERVAL=0', 'interval'],
    ['FREQ=DAILY;INTERVAL=1000', 'interval'],
    ['FREQ=DAILY;COUNT=0', 'count'],
    ['FREQ=DAILY;COUNT=1000', 'count'],
    ['FREQ=DAILY;COUNT=3;UNTIL=20261231', 'end'],
    ['FREQ=DAILY;UNTIL=20261124', 'end'],
    ['FREQ=DAILY;UNTIL=20261125T145959', 'end'],
    ['FREQ=DAILY;INTERVAL=2;BYDAY=MO,WE', 'pattern'],
    ['FREQ=DAILY;BYMONTH=11', 'pattern'],
    ['FREQ=WEEKLY;BYDAY=2WE', 'pattern'],
    ['FREQ=WEEKLY;BYDAY=WE;BYMONTH=11', 'pattern'],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=WE,SU;WKST=SU', 'pattern'],
    ['FREQ=MONTHLY;INTERVAL=2;BYMONTH=11', 'pattern'],
    ['FREQ=YEARLY;BYMONTH=5,11;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=4', 'pattern'],
    ['FREQ=MONTHLY;BYMONTHDAY=-2', 'pattern'],
    ['FREQ=MONTHLY;BYMONTHDAY=25,-1', 'pattern'],
    ['FREQ=MONTHLY;BYMONTHDAY=25;BYDAY=WE', 'pattern'],
    ['FREQ=MONTHLY;BYMONTHDAY=-1;BYSETPOS=1', 'pattern'],
    ['FREQ=MONTHLY;BYDAY=5WE', 'pattern'],
    ['FREQ=MONTHLY;BYDAY=-2WE', 'pattern'],
    ['FREQ=MONTHLY;BYDAY=2WE,4WE', 'pattern'],
    ['FREQ=MONTHLY;BYDAY=MO,WE;BYSETPOS=4', 'pattern'],
    ['FREQ=MONTHLY;BYDAY=4WE;BYSETPOS=1', 'pattern'],
    ['FREQ=MONTHLY;INTERVAL=2;BYDAY=WE', 'pattern'],
    ['FREQ=YEARLY;BYDAY=WE', 'pattern'],
    ['FREQ=YEARLY;BYMONTHDAY=25', 'pattern'],
    ['FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=24,25', 'pattern'],
    ['FREQ=WEEKLY;BYDAY=MO', 'start'],
    ['FREQ=MONTHLY;BYMONTHDAY=1', 'start'],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', 'start'],
    ['FREQ=MONTHLY;BYDAY=3WE', 'start'],
    ['FREQ=YEARLY;BYMONTH=5', 'start'],
    ['FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=1', 'start'],
  ])('%s is refused for its %s', (rule, unheld) => {
    expect(toRepetition(rule, at(wednesday, 'Europe/London'))).toEqual({ unheld });
  });
});

test('every second year, the first weekday of several months: no rule can say that', () => {
  const pattern = { months_of_year_mask: 3, month_day_what: 8, month_day_which: 'first' } as const;
  const start = at('2027-01-01T15:00', 'Europe/London');
  expect(fromRepetition({ ...yearly, ...pattern, interval: 2 }, start)).toBeUndefined();
});

test.each<Partial<Repetition>>([
  { count: 3, until: '2026-12-31' },
  { until: 'some day' },
  { month_day_what: 2 },
  { month_day_which: 'first' },
])('fields that contradict each other are no repetition: %j', (fields) => {
  expect(fromRepetition({ ...monthly, ...fields }, at(wednesday, 'Europe/London'))).toBeUndefined();
});
