import { expect, test } from '@jest/globals';
import { dayOfMonth, mondayOf, toDay, toYearMonth, weekdayOf } from '../../src/conference-server/calendar.js';

test.each([
  ['1970-01-01', 3, '1969-12-29'],
  ['1969-12-28', 6, '1969-12-22'],
  ['2026-11-23', 0, '2026-11-23'],
  ['2028-02-29', 1, '2028-02-28'],
])('%s is weekday %d of the week from %s', (date, weekday, monday) => {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const found = toDay({ year, month: month - 1 }, day);
  expect(weekdayOf(found)).toBe(weekday);
  expect(mondayOf(found)).toBe(Date.parse(`${monday}T00:00:00Z`) / 86_400_000);
  expect([toYearMonth(found), dayOfMonth(found)]).toEqual([{ year, month: month - 1 }, day]);
});
