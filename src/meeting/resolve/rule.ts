import { DateTime } from 'luxon';
import type { Series } from '../grammar/series.js';
import { CalendarDay } from './calendar-day.js';
import { toLateMoment } from './moment.js';
import { nthIn } from './resolve-day.js';

const CODES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const FREQUENCIES = {
  second: 'SECONDLY',
  minute: 'MINUTELY',
  hour: 'HOURLY',
  day: 'DAILY',
  week: 'WEEKLY',
  month: 'MONTHLY',
  year: 'YEARLY',
} as const;

/** When a repetition stops: never, after so many times, or with a day. */
export type SeriesEnd =
  | { readonly kind: 'never' }
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'until'; readonly day: CalendarDay };

/**
 * The RFC 5545 rule of a repetition without DTSTART. `untilInZone` makes the end what a start with a clock time
 * asks for, an instant in UTC: the last second of the last day in that zone. Without it the end is a day.
 */
export function toRule(series: Series, end: SeriesEnd, untilInZone?: string): string {
  const parts = [`FREQ=${FREQUENCIES[series.unit]}`];
  if (series.interval > 1) parts.push(`INTERVAL=${series.interval}`);
  if (series.months.length > 0) parts.push(`BYMONTH=${series.months.join(',')}`);
  if (series.monthDays.length > 0) parts.push(`BYMONTHDAY=${series.monthDays.join(',')}`);
  if (series.weekdays.length > 0)
    parts.push(
      `BYDAY=${series.weekdays.map(({ weekday, nth }) => `${nth === 0 ? '' : nth}${CODES[weekday - 1]}`).join(',')}`,
    );
  if (end.kind === 'count') parts.push(`COUNT=${end.count}`);
  if (end.kind === 'until') parts.push(`UNTIL=${toUntil(end.day, untilInZone)}`);
  return parts.join(';');
}

function toUntil(day: CalendarDay, zone: string | undefined): string {
  if (zone === undefined) return day.toISODate().replaceAll('-', '');
  return toLateMoment(day.plusDays(1), 0, zone)
    .minus({ seconds: 1 })
    .toUTC()
    .toFormat("yyyyMMdd'T'HHmmss'Z'");
}

/** How far ahead a first occurrence is looked for: the 29th of February comes within eight years. */
const DAYS_AHEAD = 366 * 8;

/** The first day of a repetition from `from` on, or null if it has none. */
export function firstDayOf(series: Series, from: CalendarDay): CalendarDay | null {
  if (fitsEveryDay(series)) return from;
  for (let ahead = 0; ahead < DAYS_AHEAD; ahead += 1) {
    const day = from.plusDays(ahead);
    if (isDayOf(series, day)) return day;
  }
  return null;
}

function fitsEveryDay({ weekdays, monthDays, months }: Series): boolean {
  return weekdays.length === 0 && monthDays.length === 0 && months.length === 0;
}

/** Tells whether a repetition, whatever its interval, falls on a day. */
export function isDayOf(series: Series, day: CalendarDay): boolean {
  const { weekdays, monthDays, months, unit } = series;
  if (months.length > 0 && !months.includes(day.month)) return false;
  const last = day.daysInMonth;
  if (monthDays.length > 0 && !monthDays.some((each) => day.day === (each > 0 ? each : last + 1 + each)))
    return false;
  if (weekdays.length === 0) return true;
  const first = unit === 'year' && months.length === 0 ? day.firstOfYear() : day.firstOfMonth();
  return weekdays.some(
    ({ weekday, nth }) =>
      weekday === day.weekday && (nth === 0 || isSame(nthIn(first, { nth, weekday }), day)),
  );
}

function isSame(one: CalendarDay | null, other: CalendarDay): boolean {
  return one?.equals(other) === true;
}

/** The weekly repetition on the weekday of `day`, where none was said. */
export function withWeekdayOf(series: Series, day: CalendarDay): Series {
  if (series.unit !== 'week' || series.weekdays.length > 0) return series;
  return { ...series, weekdays: [{ weekday: day.weekday, nth: 0 }] };
}

/** The yearly repetition without the date that its start says too. */
export function withoutStart(series: Series): Series {
  const { unit, months, monthDays, weekdays } = series;
  const dated = unit === 'year' && months.length === 1 && monthDays.length === 1 && weekdays.length === 0;
  return dated ? { ...series, months: [], monthDays: [] } : series;
}

/** The repetition without some weekdays ("every day except Sunday"), or null if it has no weekdays to leave out. */
export function withoutWeekdays(series: Series, left: readonly number[]): Series | null {
  const every = series.unit === 'day' && series.interval === 1 && fitsEveryDay(series);
  const all = every ? CODES.map((_, index) => ({ weekday: index + 1, nth: 0 })) : series.weekdays;
  const weekdays = all.filter(({ weekday }) => !left.includes(weekday));
  if (weekdays.length === 0 || weekdays.length === all.length) return null;
  return { ...series, unit: every ? 'week' : series.unit, weekdays };
}

/** Reads back what `toRule` writes. An end in UTC is the day that it falls on in `zone`. */
export function fromRule(rule: string, zone: string): { readonly series: Series; readonly end: SeriesEnd } {
  const fields = new Map(
    rule.split(';').map((part): [string, string] => {
      const [name = '', value = ''] = part.split('=');
      return [name, value];
    }),
  );
  const numbers = (name: string) => (fields.get(name) ?? '').split(',').filter(Boolean).map(Number);
  const unit = UNITS.find((each) => FREQUENCIES[each] === fields.get('FREQ')) ?? 'week';
  const series: Series = {
    unit,
    interval: Number(fields.get('INTERVAL') ?? 1),
    weekdays: (fields.get('BYDAY') ?? '').split(',').filter(Boolean).map(fromDay),
    monthDays: numbers('BYMONTHDAY'),
    months: numbers('BYMONTH'),
    count: null,
  };
  return { series, end: fromEnd(fields, zone) };
}

const UNITS = ['second', 'minute', 'hour', 'day', 'week', 'month', 'year'] as const;

function fromDay(code: string): { weekday: number; nth: number } {
  return { weekday: CODES.indexOf(code.slice(-2)) + 1, nth: Number(code.slice(0, -2)) };
}

function fromEnd(fields: ReadonlyMap<string, string>, zone: string): SeriesEnd {
  const count = fields.get('COUNT');
  if (count !== undefined) return { kind: 'count', count: Number(count) };
  const until = fields.get('UNTIL');
  if (until === undefined) return { kind: 'never' };
  const said = DateTime.fromISO(until, { zone: 'utc' });
  const local = until.includes('T') ? said.setZone(zone) : said;
  const day = CalendarDay.of(local.year, local.month, local.day);
  return day === null ? { kind: 'never' } : { kind: 'until', day };
}
