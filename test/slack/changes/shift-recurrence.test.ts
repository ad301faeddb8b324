import { describe, expect, test } from '@jest/globals';
import { shiftRecurrence } from '../../../src/slack/changes/shift-recurrence.js';
import { at } from '../support/facts.js';

/** Thursday 26 November 2026 is the fourth Thursday and the last one; Friday 27 November the fourth Friday. */
describe('the rule of a series that moves to another day', () => {
  test.each([
    ['FREQ=DAILY;COUNT=5', '2026-11-26T10:00', '2026-11-28T10:00', 'FREQ=DAILY;COUNT=5'],
    ['FREQ=WEEKLY;BYDAY=TH', '2026-11-26T10:00', '2026-11-27T09:00', 'FREQ=WEEKLY;BYDAY=FR'],
    ['FREQ=WEEKLY;BYDAY=TH', '2026-11-26T10:00', '2026-11-23T09:00', 'FREQ=WEEKLY;BYDAY=MO'],
    ['FREQ=WEEKLY;BYDAY=MO,SU', '2026-11-23T10:00', '2026-11-24T10:00', 'FREQ=WEEKLY;BYDAY=TU,MO'],
    ['FREQ=WEEKLY;BYDAY=TH', '2026-11-26T10:00', '2026-12-04T10:00', 'FREQ=WEEKLY;BYDAY=FR'],
    ['FREQ=WEEKLY;INTERVAL=2', '2026-11-26T10:00', '2026-11-27T10:00', 'FREQ=WEEKLY;INTERVAL=2'],
    ['FREQ=MONTHLY;BYMONTHDAY=26', '2026-11-26T10:00', '2026-11-27T10:00', 'FREQ=MONTHLY;BYMONTHDAY=27'],
    ['FREQ=MONTHLY;BYDAY=2TH', '2026-11-12T10:00', '2026-11-20T10:00', 'FREQ=MONTHLY;BYDAY=3FR'],
    ['FREQ=MONTHLY;BYDAY=-1TH', '2026-11-26T10:00', '2026-11-27T10:00', 'FREQ=MONTHLY;BYDAY=-1FR'],
    ['FREQ=YEARLY;BYMONTH=11', '2026-11-26T10:00', '2026-12-01T10:00', 'FREQ=YEARLY;BYMONTH=12'],
  ])('%s from %s to %s is %s', (rule, from, to, expected) => {
    expect(shiftRecurrence(rule, { from: at(from), to: at(to) })).toBe(expected);
  });

  test('is the same where only the hour changes', () => {
    const rule = 'RRULE:FREQ=WEEKLY;BYDAY=TH;UNTIL=20261231T235959Z';
    expect(shiftRecurrence(rule, { from: at('2026-11-26T10:00'), to: at('2026-11-26T16:00') })).toBe(rule);
  });

  test.each([
    ['20261210', '20261211'],
    ['20261210T235959Z', '20261211T235959Z'],
    // The clocks go forward on the night to 28 March: the end of that day comes an hour earlier by UTC.
    ['20270327T235959Z', '20270328T225959Z'],
  ])('ends a day later, too: %s becomes %s', (until, expected) => {
    const shift = { from: at('2026-11-26T10:00'), to: at('2026-11-27T10:00') };
    expect(shiftRecurrence(`FREQ=DAILY;UNTIL=${until}`, shift)).toBe(`FREQ=DAILY;UNTIL=${expected}`);
  });
});
