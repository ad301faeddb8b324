import type { Day, MonthSaid, SpanOrMonth, Which } from '../grammar/day.js';
import { CalendarDay } from './calendar-day.js';

/** The day meant, or null if there is no such day. A day without a year is the next one from `today` on. */
export function resolveDay(day: Day, today: CalendarDay): CalendarDay | null {
  switch (day.kind) {
    case 'offset': {
      const base = day.base === null ? today : resolveDay(day.base, today);
      return base?.plusMonths(day.months).plusDays(day.days) ?? null;
    }
    case 'weekday':
      return day.after === undefined
        ? resolveWeekday(day, today)
        : resolveWeekdayAfter(day, day.after, today);
    case 'date':
      return resolveDate(day, today);
    case 'nth':
      return resolveNth(day, today);
    case 'span':
      return startOfSpan(day, today);
    case 'month':
      return resolveDate({ ...day, day: 1 }, today.firstOfMonth());
    case 'weekend':
      return resolveWeekday({ weekday: 6, which: day.which }, today);
    case 'end':
      return endOf(day.of, today);
    default:
      return day satisfies never;
  }
}

/** "next Friday" is the Friday of next week; "Friday" and "this Friday" the coming one, today included. */
function resolveWeekday(
  { weekday, which }: { readonly weekday: number; readonly which: Which },
  today: CalendarDay,
): CalendarDay {
  if (which === 'next') return today.plusDays(7).inSameWeek(weekday);
  const ahead = (weekday - today.weekday + 7) % 7;
  if (which === 'upcoming' && ahead === 0) return today.plusDays(7);
  return which === 'last' ? today.plusDays(ahead - 7) : today.plusDays(ahead);
}

function resolveWeekdayAfter(
  day: Extract<Day, { kind: 'weekday' }>,
  after: Day,
  today: CalendarDay,
): CalendarDay | null {
  const base = resolveDay(after, today);
  return base === null ? null : resolveWeekday(day, base.plusDays(1));
}

/** How many years or months ahead to look for a day that not all of them have. */
const LOOK_AHEAD = 9;

function resolveDate(
  { year, month, day }: { readonly year: number | null; readonly month: number | null; readonly day: number },
  today: CalendarDay,
): CalendarDay | null {
  if (year !== null) return CalendarDay.of(year, month ?? 1, day);
  for (let step = 0; step < LOOK_AHEAD; step += 1) {
    const from = today.firstOfMonth().plusMonths(month === null ? step : step * 12);
    const found = CalendarDay.of(from.year, month ?? from.month, day);
    if (found !== null && found >= today) return found;
  }
  return null;
}

function resolveNth(said: Extract<Day, { kind: 'nth' }>, today: CalendarDay): CalendarDay | null {
  const first = monthOf(said.of, today);
  const found = nthIn(first, said);
  if (found !== null && found >= today) return found;
  if (said.of.kind === 'coming') return nthIn(first.plusMonths(1), said);
  const again = said.of.kind === 'named' && said.of.year === null && found !== null;
  return again ? nthIn(first.plusMonths(12), said) : found;
}

/** The nth weekday of the month that begins with `first`, or its nth working day, counted from its end where `nth` is negative. */
export function nthIn(
  first: CalendarDay,
  {
    nth,
    weekday,
    working = false,
  }: { readonly nth: number; readonly weekday: number | null; readonly working?: boolean },
): CalendarDay | null {
  if (working) return nthWorkingDay(first, nth);
  const last = first.lastOfMonth();
  const from = nth > 0 ? first : last;
  const forward = weekday === null ? 0 : (weekday - first.weekday + 7) % 7;
  const backward = weekday === null ? 0 : -((last.weekday - weekday + 7) % 7);
  const step = weekday === null ? 1 : 7;
  const found =
    nth > 0 ? from.plusDays(forward + (nth - 1) * step) : from.plusDays(backward + (nth + 1) * step);
  return found.month === first.month ? found : null;
}

function nthWorkingDay(first: CalendarDay, nth: number): CalendarDay | null {
  let left = Math.abs(nth);
  for (let day = nth > 0 ? first : first.lastOfMonth(); day.month === first.month; ) {
    if (day.weekday < 6) left -= 1;
    if (left === 0) return day;
    day = day.plusDays(Math.sign(nth));
  }
  return null;
}

function monthOf(of: MonthSaid, today: CalendarDay): CalendarDay {
  const first = today.firstOfMonth();
  if (of.kind === 'coming') return first;
  if (of.kind === 'offset') return first.plusMonths(of.months);
  return (
    (of.year === null ? null : CalendarDay.of(of.year, of.month, 1)) ??
    first.plusMonths(of.month - first.month)
  );
}

/** The last day of a week, month or year. */
export function endOf(said: SpanOrMonth, today: CalendarDay): CalendarDay | null {
  const first = resolveDay(said, today);
  if (first === null) return null;
  if (said.kind === 'month' || said.unit === 'month') return first.lastOfMonth();
  return said.unit === 'year' ? first.firstOfYear().plusMonths(12).plusDays(-1) : first.inSameWeek(7);
}

/** The first day of "next week", "this month", …; of a span that runs already, today. */
export function startOfSpan(span: Extract<Day, { kind: 'span' }>, today: CalendarDay): CalendarDay {
  if (span.offset === 0) return today;
  if (span.unit === 'month') return today.firstOfMonth().plusMonths(span.offset);
  if (span.unit === 'year') return today.firstOfYear().plusMonths(12 * span.offset);
  return today.inSameWeek(1).plusDays(7 * span.offset);
}
