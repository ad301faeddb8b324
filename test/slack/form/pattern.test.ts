import { describe, expect, test } from '@jest/globals';
import { joinRule, movePattern, offerPatterns, splitRule } from '../../../src/slack/form/pattern.js';
import { at } from '../support/facts.js';

const TIMES = {
  date: '2026-11-25',
  time: '15:00',
  minutes: 30,
  zone: 'Europe/London',
  pattern: null,
  ends: 'never',
  until: null,
  count: null,
} as const;

const namesOn = (date: string) => offerPatterns({ ...TIMES, date }, 'en-GB').map(({ words }) => words);

describe('the ways to repeat', () => {
  test('are named for the day', () => {
    expect(namesOn('2026-11-25')).toEqual([
      'Every day',
      'Every weekday',
      'Every week on Wednesday',
      'Every 2 weeks on Wednesday',
      'Every month on the 25th',
      'Every month on the fourth Wednesday',
      'Every month on the last Wednesday',
    ]);
  });

  test('name no fifth weekday, which most months lack', () => {
    expect(namesOn('2026-12-31').filter((words) => words.includes('Thursday'))).toEqual([
      'Every week on Thursday',
      'Every 2 weeks on Thursday',
      'Every month on the last Thursday',
    ]);
  });

  test('offer the one in force, whatever it is', () => {
    const odd = offerPatterns({ ...TIMES, pattern: 'FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,FR' }, 'en-GB');
    expect(odd.at(-1)?.words).toBe('Every 3 weeks on Monday and Friday');
  });

  test.each([
    ['FREQ=WEEKLY;BYDAY=WE', 'FREQ=WEEKLY;BYDAY=TH'],
    ['FREQ=MONTHLY;BYMONTHDAY=25', 'FREQ=MONTHLY;BYMONTHDAY=26'],
    ['FREQ=MONTHLY;BYDAY=4WE', 'FREQ=MONTHLY;BYDAY=4TH'],
    ['FREQ=WEEKLY;BYDAY=MO,FR', 'FREQ=WEEKLY;BYDAY=MO,FR'],
    ['FREQ=DAILY', 'FREQ=DAILY'],
  ])('%s on a Wednesday is %s once the day is a Thursday', (from, to) => {
    expect(movePattern(from, '2026-11-25', '2026-11-26')).toBe(to);
  });
});

describe('a rule', () => {
  test.each([
    ['FREQ=WEEKLY;BYDAY=WE'],
    ['FREQ=WEEKLY;BYDAY=WE;COUNT=10'],
    ['FREQ=DAILY;UNTIL=20261231T235959Z'],
    ['FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1;COUNT=3'],
  ])('%s comes back from the pickers unchanged', (rule) => {
    expect(joinRule({ ...TIMES, ...splitRule(rule, at('2026-11-25T15:00')) })).toBe(rule);
  });

  test('ends with the last day of its own zone', () => {
    const ends = {
      pattern: 'FREQ=DAILY',
      ends: 'on',
      until: '2026-12-31',
      zone: 'America/New_York',
    } as const;
    expect(joinRule({ ...TIMES, ...ends })).toBe('FREQ=DAILY;UNTIL=20270101T045959Z');
  });
});
