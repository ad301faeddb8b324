import type { Series } from '../grammar/series.js';

const HELD_UNITS = new Set(['day', 'week', 'month', 'year']);

/**
 * Tells whether StarLeaf's `conf_repetition` can hold a repetition: weekly on any weekdays, monthly on days of the
 * month, on its last one or on one numbered weekday (first to fourth, last), yearly on the date it starts on.
 */
export function isHeldByStarLeaf(series: Series): boolean {
  const { unit, interval, weekdays, monthDays, months } = series;
  if (!HELD_UNITS.has(unit) || !Number.isInteger(interval)) return false;
  const plain = weekdays.every(({ nth }) => nth === 0);
  if (unit === 'day') return weekdays.length === 0 && monthDays.length === 0 && months.length === 0;
  if (unit === 'week') return plain && monthDays.length === 0 && months.length === 0;
  if (unit === 'month')
    return (
      months.length === 0 &&
      (weekdays.length === 0
        ? isLastDay(monthDays) || monthDays.every((day) => day > 0)
        : isOneNumbered(series))
    );
  return weekdays.length === 0 && monthDays.length <= 1 && months.length <= 1;
}

function isLastDay(monthDays: readonly number[]): boolean {
  return monthDays.length === 1 && monthDays[0] === -1;
}

function isOneNumbered({ weekdays, monthDays }: Series): boolean {
  const [only] = weekdays;
  return (
    weekdays.length === 1 &&
    monthDays.length === 0 &&
    only !== undefined &&
    [1, 2, 3, 4, -1].includes(only.nth)
  );
}

/**
 * The nearest repetition that StarLeaf can hold: the first of several numbered weekdays or dates, every other day for every other
 * working day; null if there is none.
 */
export function toHeldSeries(series: Series): Series | null {
  const { weekdays, monthDays, unit } = series;
  if (unit === 'day' && weekdays.length > 0) return { ...series, weekdays: [] };
  const first = {
    ...series,
    weekdays: weekdays.slice(0, 1),
    monthDays: monthDays.filter((day) => day > 0).slice(0, 1),
  };
  const held = isHeldByStarLeaf(first) ? first : null;
  return unit === 'month' || unit === 'year' ? held : null;
}
