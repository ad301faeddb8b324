import { describe, expect, test } from '@jest/globals';
import { readRecurrenceRule, writeRecurrenceRule } from '../../src/starleaf/recurrence-rule.js';

const plain = {
  interval: 1,
  count: null,
  until: null,
  months: [],
  monthDays: [],
  days: [],
  positions: [],
  weekStart: 1,
};

describe('a recurrence rule', () => {
  test.each([
    ['FREQ=DAILY', { frequency: 'DAILY' }],
    ['RRULE:FREQ=DAILY;COUNT=5;', { frequency: 'DAILY', count: 5 }],
    ['interval=2;freq=weekly', { frequency: 'WEEKLY', interval: 2 }],
    ['FREQ=WEEKLY;BYDAY=MO,FR;WKST=SU', { frequency: 'WEEKLY', days: [day(1), day(5)], weekStart: 7 }],
    ['FREQ=MONTHLY;BYDAY=+2TU,-1FR', { frequency: 'MONTHLY', days: [day(2, 2), day(5, -1)] }],
    ['FREQ=MONTHLY;BYMONTHDAY=15,1,15,-1', { frequency: 'MONTHLY', monthDays: [-1, 1, 15] }],
    [
      'FREQ=MONTHLY;BYDAY=SA,SU;BYSETPOS=-1',
      { frequency: 'MONTHLY', days: [day(6), day(7)], positions: [-1] },
    ],
    ['FREQ=YEARLY;BYMONTH=7,1', { frequency: 'YEARLY', months: [1, 7] }],
    ['FREQ=DAILY;UNTIL=20261231', { frequency: 'DAILY', until: '20261231' }],
    ['FREQ=DAILY;UNTIL=20261231T235959Z', { frequency: 'DAILY', until: '20261231T235959Z' }],
  ])('%s is read', (text, parts) => {
    expect(readRecurrenceRule(text)).toEqual({ ...plain, ...parts });
  });

  test.each([
    '',
    'every day',
    'COUNT=5',
    'FREQ=HOURLY',
    'FREQ=DAILY;FREQ=WEEKLY',
    'FREQ=DAILY;BYHOUR=9',
    'FREQ=DAILY;X-MINE=1',
    'FREQ=DAILY;COUNT=many',
    'FREQ=DAILY;COUNT=-1',
    'FREQ=DAILY;UNTIL=tomorrow',
    'FREQ=WEEKLY;BYDAY=XX',
    'FREQ=WEEKLY;BYDAY=0MO',
    'FREQ=WEEKLY;BYDAY=',
    'FREQ=MONTHLY;BYMONTHDAY=1,,2',
    'DTSTART:20261125T150000\nRRULE:FREQ=DAILY',
  ])('cannot be "%s"', (text) => {
    expect(readRecurrenceRule(text)).toBeUndefined();
  });

  test.each([
    'FREQ=DAILY',
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;COUNT=10',
    'FREQ=MONTHLY;BYMONTHDAY=-1;UNTIL=20261231T235959Z',
    'FREQ=MONTHLY;BYDAY=-1FR',
    'FREQ=YEARLY;BYMONTH=3,9;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1',
  ])('%s is written as it was read', (text) => {
    const rule = readRecurrenceRule(text);
    expect(rule && writeRecurrenceRule(rule)).toBe(text);
  });
});

function day(weekday: number, ordinal: number | null = null) {
  return { weekday, ordinal };
}
