import { describe, expect, test } from '@jest/globals';
import { fromMonthPattern, isOnPattern, toMonthPattern } from '../../src/starleaf/month-pattern.js';
import { at } from './support.js';

const each = (weekday: number) => ({ weekday, ordinal: null });

describe('every <which> <what> of a month', () => {
  test.each([
    [{ which: 'second', what: 1 }, { days: [{ weekday: 2, ordinal: 2 }] }],
    [{ which: 'last', what: 4 }, { days: [{ weekday: 5, ordinal: -1 }] }],
    [{ which: 'last', what: 7 }, { monthDays: [-1] }],
    [
      { which: 'first', what: 9 },
      { days: [each(6), each(7)], positions: [1] },
    ],
  ] as const)('%j is a rule and back', (pattern, parts) => {
    expect(fromMonthPattern(pattern)).toEqual(parts);
    expect(toMonthPattern({ monthDays: [], days: [], positions: [], ...parts })).toEqual(pattern);
  });

  test.each([
    ['2026-11-25', 'fourth', 2, true],
    ['2026-11-25', 'last', 2, true],
    ['2026-11-25', 'third', 2, false],
    ['2026-11-30', 'last', 8, true],
    ['2026-10-30', 'last', 8, true],
    ['2026-10-31', 'last', 8, false],
    ['2026-11-01', 'first', 9, true],
    ['2028-02-29', 'last', 7, true],
    ['2026-11-04', 'fourth', 7, true],
  ] as const)('%s is the %s of code %i: %s', (date, which, what, expected) => {
    expect(isOnPattern(at(date, 'Europe/London'), { which, what })).toBe(expected);
  });
});
