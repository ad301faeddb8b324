import { describe, expect, test } from '@jest/globals';
import type { Times } from '../../../src/slack/form/memo.js';
import { nextHalfHour, readTimes, toTimes } from '../../../src/slack/form/times.js';
import { at, minutes, once } from '../support/facts.js';

const now = at('2026-11-24T12:00');
const TIMES: Times = toTimes(once(), now);

function faultsOf(change: Partial<Times>, mayHavePassed = false) {
  const reading = readTimes({ ...TIMES, ...change }, { now, locale: 'en-GB', mayHavePassed });
  return 'faults' in reading ? reading.faults : null;
}

describe('the pickers', () => {
  test('say what they were set to', () => {
    expect(readTimes(TIMES, { now, locale: 'en-GB', mayHavePassed: false })).toEqual({
      schedule: {
        kind: 'once',
        start: { value: at('2026-11-25T15:00'), words: null },
        duration: { value: minutes(30), words: null },
      },
    });
  });

  test.each<[string, Partial<Times>, string, RegExp]>([
    ['no day', { date: null }, 'date', /choose the day/],
    ['no time', { time: null }, 'time', /choose when/],
    ['a day that has passed', { date: '2026-11-23' }, 'date', /has passed/],
    ['a time that has passed today', { date: '2026-11-24', time: '11:30' }, 'time', /has passed/],
    ['an hour that the clocks jump over', { date: '2027-03-28', time: '01:30' }, 'time', /00:30 and 02:30/],
    [
      'an hour that comes twice',
      { date: '2027-10-31', time: '01:30' },
      'time',
      /comes twice.*UTC\+01:00.*UTC\+00:00/,
    ],
    ['no last day', { pattern: 'FREQ=DAILY', ends: 'on' }, 'until', /last day/],
    [
      'a last day before the first',
      { pattern: 'FREQ=DAILY', ends: 'on', until: '2026-11-24' },
      'until',
      /before the first/,
    ],
    ['too many meetings', { pattern: 'FREQ=DAILY', ends: 'after', count: 1000 }, 'count', /1 to 999/],
    ['a first day off the pattern', { pattern: 'FREQ=WEEKLY;BYDAY=TH' }, 'date', /Thu 26 November 2026/],
  ])('%s is said under its field', (_, change, field, words) => {
    expect(faultsOf(change)).toEqual({ [field]: expect.stringMatching(words) });
  });

  test('may show a time that has passed where nobody touched it', () => {
    expect(faultsOf({ date: '2026-11-23' }, true)).toBeNull();
  });
});

test.each([
  ['12:00', '12:30'],
  ['12:28', '12:30'],
  ['12:29', '12:30'],
  ['12:30', '13:00'],
  ['23:45', '00:00'],
])('the next half hour at %s is %s', (clock, half) => {
  expect(nextHalfHour(at(`2026-11-24T${clock}`)).toFormat('HH:mm')).toBe(half);
});
