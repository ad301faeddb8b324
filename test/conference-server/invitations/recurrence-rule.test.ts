import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { RRuleTemporal } from 'rrule-temporal';
import { toRecurrenceRules } from '../../../src/conference-server/invitations/recurrence-rule.js';
import { daysOf, type Repetition } from '../../../src/conference-server/recurrence.js';
import { WEEKLY } from '../fixture.js';

const DAY_MS = 86_400_000;
const NINE_MS = 9 * 3_600_000;
const at = (date: string) => Date.parse(`${date}T09:00:00Z`);

describe('a pattern as a rule', () => {
  test.each<[Partial<Repetition>, string]>([
    [{ frequency: 'daily' }, 'FREQ=DAILY'],
    [{ frequency: 'daily', interval: 3, count: 4 }, 'FREQ=DAILY;INTERVAL=3;COUNT=4'],
    [{}, 'FREQ=WEEKLY;BYDAY=TU'],
    [{ days_of_week_mask: 31, interval: 2 }, 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;INTERVAL=2'],
    [{ frequency: 'monthly' }, 'FREQ=MONTHLY;BYMONTHDAY=1'],
    [{ frequency: 'monthly', days_of_month_mask: 0b100000000000001 }, 'FREQ=MONTHLY;BYMONTHDAY=1,15'],
    [{ frequency: 'monthly', days_of_month_mask: 2 ** 30 }, 'FREQ=MONTHLY;BYMONTHDAY=31'],
    [{ frequency: 'monthly', month_day_what: 1, month_day_which: 'second' }, 'FREQ=MONTHLY;BYDAY=2TU'],
    [{ frequency: 'monthly', month_day_what: 7, month_day_which: 'last' }, 'FREQ=MONTHLY;BYMONTHDAY=-1'],
    [
      { frequency: 'monthly', month_day_what: 8, month_day_which: 'first' },
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1',
    ],
    [{ frequency: 'yearly' }, 'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=1'],
    [
      { frequency: 'yearly', months_of_year_mask: 5, month_day_what: 6, month_day_which: 'last' },
      'FREQ=YEARLY;BYMONTH=1,3;BYDAY=-1SU',
    ],
    [
      { frequency: 'yearly', months_of_year_mask: 5, month_day_what: 9, month_day_which: 'last' },
      'FREQ=MONTHLY;BYMONTH=1,3;BYDAY=SA,SU;BYSETPOS=-1',
    ],
  ])('%j', (changes, rule) => {
    const repetition = { ...WEEKLY, ...changes };
    expect(toRecurrenceRules({ repetition, start: at('2026-12-01'), lastStart: null })).toEqual([rule]);
  });

  test('ends with its last start, said in UTC', () => {
    const lastStart = Date.parse('2027-03-30T08:00:00Z');
    expect(toRecurrenceRules({ repetition: WEEKLY, start: at('2026-12-01'), lastStart })).toEqual([
      'FREQ=WEEKLY;BYDAY=TU;UNTIL=20270330T080000Z',
    ]);
  });

  test('is two rules where one cannot say it, each ending with the last of all', () => {
    const repetition: Repetition = {
      ...WEEKLY,
      frequency: 'yearly',
      interval: 2,
      count: 3,
      months_of_year_mask: 5,
      month_day_what: 8,
      month_day_which: 'first',
    };
    const lastStart = Date.parse('2029-01-01T09:00:00Z');
    const end = 'BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1;INTERVAL=2;UNTIL=20290101T090000Z';
    expect(toRecurrenceRules({ repetition, start: at('2027-01-01'), lastStart })).toEqual([
      `FREQ=YEARLY;BYMONTH=1;${end}`,
      `FREQ=YEARLY;BYMONTH=3;${end}`,
    ]);
  });
});

const position = fc.constantFrom(
  'first' as const,
  'second' as const,
  'third' as const,
  'fourth' as const,
  'last' as const,
);
const months = fc.integer({ min: 1, max: 4095 });
const what = fc.integer({ min: 0, max: 9 });
const pattern: fc.Arbitrary<Partial<Repetition>> = fc.oneof(
  fc.record({ frequency: fc.constant('daily' as const) }),
  fc.record({
    frequency: fc.constant('weekly' as const),
    days_of_week_mask: fc.option(fc.integer({ min: 1, max: 127 })),
  }),
  fc.record({
    frequency: fc.constant('monthly' as const),
    days_of_month_mask: fc.option(fc.integer({ min: 1, max: 2 ** 28 - 1 })),
  }),
  fc.record({ frequency: fc.constant('monthly' as const), month_day_what: what, month_day_which: position }),
  fc.record({ frequency: fc.constant('yearly' as const), months_of_year_mask: fc.option(months) }),
  fc.record({
    frequency: fc.constant('yearly' as const),
    months_of_year_mask: months,
    month_day_what: what,
    month_day_which: position,
  }),
);

test('an independent reader finds the same days in the rules as the server in the pattern', () => {
  fc.assert(
    fc.property(
      fc.record({
        changes: pattern,
        interval: fc.integer({ min: 1, max: 3 }),
        count: fc.integer({ min: 1, max: 6 }),
        start: fc.integer({
          min: Math.floor(at('2024-01-01') / DAY_MS),
          max: Math.floor(at('2032-12-31') / DAY_MS),
        }),
      }),
      ({ changes, interval, count, start }) => {
        const repetition = { ...WEEKLY, ...changes, interval };
        const days = take(daysOf({ start, until: null, repetition }), count);
        const rules = toRecurrenceRules({ repetition, start: start * DAY_MS + NINE_MS, lastStart: null });
        expect(expandRules(rules, days)).toEqual(days);
      },
    ),
    { numRuns: 300 },
  );
});

function take(days: Iterable<number>, count: number): readonly number[] {
  const taken: number[] = [];
  for (const day of days) if (taken.push(day) === count) break;
  return taken;
}

/** As many days as there should be, from the first that there should be. */
function expandRules(
  rules: readonly string[],
  { length, 0: first = 0 }: readonly number[],
): readonly number[] {
  const begin = new Date(first * DAY_MS).toISOString().slice(0, 10).replaceAll('-', '');
  const days = rules.flatMap((rule) => {
    const rruleString = `DTSTART;TZID=UTC:${begin}T090000\nRRULE:${rule}`;
    const found = new RRuleTemporal({ rruleString }).all((_, index) => index < length);
    return found.map(({ epochMilliseconds }) => Math.floor(epochMilliseconds / DAY_MS));
  });
  return [...new Set(days)].sort((left, right) => left - right).slice(0, length);
}
