import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { RRuleTemporal } from 'rrule-temporal';
import { fromRepetition, toRepetition } from '../../src/starleaf/repetition.js';
import { expandRepetition } from './expand-repetition.js';
import { at } from './support.js';

const names = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const weekday = fc.constantFrom(...names);
const weekdays = fc.subarray(names, { minLength: 1 });
const place = fc.constantFrom(1, 2, 3, 4, -1);
const daySets = fc.constantFrom('MO,TU,WE,TH,FR', 'SA,SU', 'TU', 'MO,TU,WE,TH,FR,SA,SU');
const numbers = (max: number) =>
  fc.uniqueArray(fc.integer({ min: 1, max }), { minLength: 1, maxLength: 4 }).map(String);

const nthWeekday = fc.tuple(place, weekday).map(([ordinal, day]) => `BYDAY=${ordinal}${day}`);

const inMonth = fc.oneof(
  fc.constant('BYMONTHDAY=-1'),
  nthWeekday,
  fc.tuple(daySets, place).map(([days, position]) => `BYDAY=${days};BYSETPOS=${position}`),
);

const pattern = fc.oneof(
  fc.constantFrom('FREQ=DAILY', 'FREQ=WEEKLY', 'FREQ=MONTHLY', 'FREQ=YEARLY'),
  weekdays.map((days) => `FREQ=WEEKLY;BYDAY=${days}`),
  numbers(31).map((days) => `FREQ=MONTHLY;BYMONTHDAY=${days}`),
  inMonth.map((days) => `FREQ=MONTHLY;${days}`),
  numbers(12).map((months) => `FREQ=YEARLY;BYMONTH=${months}`),
  fc.tuple(numbers(12), nthWeekday).map(([months, days]) => `FREQ=YEARLY;BYMONTH=${months};${days}`),
);

const rules = fc.oneof(
  fc.tuple(numbers(12), inMonth).map(([months, days]) => `FREQ=MONTHLY;BYMONTH=${months};${days}`),
  fc
    .tuple(
      pattern,
      fc.integer({ min: 1, max: 3 }),
      fc.constantFrom('', ';COUNT=4', ';UNTIL=20290630T120000Z'),
    )
    .map(([days, interval, end]) => `${days};INTERVAL=${interval}${end}`),
);

const days = fc
  .integer({ min: 0, max: 700 })
  .map((day) => at('2026-01-01', 'utc').plus({ days: day }).toISODate());

/** The first dates of a rule, by a library that knows nothing of StarLeaf. */
function datesOf(rule: string, firstDay: string, most: number): string[] {
  const start = `DTSTART;TZID=Europe/London:${firstDay.replaceAll('-', '')}T150000`;
  const all = new RRuleTemporal({ rruleString: `${start}\nRRULE:${rule}` }).all((_, index) => index < most);
  return all.map((date) => date.toString().slice(0, 10));
}

describe('a rule that StarLeaf holds', () => {
  test('has the same dates there, and when it is read back', () => {
    fc.assert(
      fc.property(rules, days, (rule, day) => {
        const [first] = datesOf(rule, day, 1);
        fc.pre(first !== undefined);
        const start = at(`${first}T15:00`, 'Europe/London');
        const repetition = toRepetition(rule, start);
        if ('unheld' in repetition) throw new Error(`unheld: ${repetition.unheld}`);
        const expected = datesOf(rule, first, 5);
        expect(expandRepetition(repetition, first, 5)).toEqual(expected);
        expect(datesOf(fromRepetition(repetition, start) ?? '', first, 5)).toEqual(expected);
      }),
      { numRuns: 30 },
    );
  });
});
