import type { Day, MonthSaid, Which } from '../grammar/day.js';
import { type CalendarDay, toCalendarDay } from './calendar.js';

/** The day meant, or null if there is no such day. A day without a year is the next one from `today` on. */
export function resolveDay(day: Day, today: CalendarDay): CalendarDay | null {
  switch (day.kind) {
    case 'offset': {
      const base = day.base === null ? today : resolveDay(day.base, today);
      return base?.plus({ days: day.days, months: day.months }) ?? null;
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
      return resolveDate({ ...day, day: 1 }, today.startOf('month'));
    case 'weekend':
      return resolveWeekday({ weekday: 6, which: day.which }, today);
    default:
      return day satisfies never;
  }
}

/** "next Friday" is the Friday of next week; "Friday" and "this Friday" the coming one, today included. */
function resolveWeekday(
  { weekday, which }: { readonly weekday: number; readonly which: Which },
  today: CalendarDay,
): CalendarDay {
  if (which === 'next') return weekdayInWeekOf(today.plus({ days: 7 }), weekday);
  const ahead = (weekday - today.weekday + 7) % 7;
  if (which === 'upcoming' && ahead === 0) return today.plus({ days: 7 });
  return which === 'last' ? today.plus({ days: ahead - 7 }) : today.plus({ days: ahead });
}

function resolveWeekdayAfter(
  day: Extract<Day, { kind: 'weekday' }>,
  after: Day,
  today: CalendarDay,
): CalendarDay | null {
  const base = resolveDay(after, today);
  return base === null ? null : resolveWeekday(day, base.plus({ days: 1 }));
}

/** The day of that name in the week, Monday to Sunday, of `day`. */
export function weekdayInWeekOf(day: CalendarDay, weekday: number): CalendarDay {
  return day.plus({ days: weekday - day.weekday });
}

/** How many years or months ahead to look for a day that not all of them have. */
const LOOK_AHEAD = 9;

function resolveDate(
  { year, month, day }: { readonly year: number | null; readonly month: number | null; readonly day: number },
  today: CalendarDay,
): CalendarDay | null {
  if (year !== null) return toCalendarDay(year, month ?? 1, day);
  for (let step = 0; step < LOOK_AHEAD; step += 1) {
    const from = today.startOf('month').plus(month === null ? { months: step } : { years: step });
    const found = toCalendarDay(from.year, month ?? from.month, day);
    if (found !== null && found >= today) return found;
  }
  return null;
}

function resolveNth(said: Extract<Day, { kind: 'nth' }>, today: CalendarDay): CalendarDay | null {
  const first = monthOf(said.of, today);
  const found = nthIn(first, said);
  if (found !== null && found >= today) return found;
  if (said.of.kind === 'coming') return nthIn(first.plus({ months: 1 }), said);
  const again = said.of.kind === 'named' && said.of.year === null && found !== null;
  return again ? nthIn(first.plus({ years: 1 }), said) : found;
}

/** The nth weekday of the month that begins with `first`, counted from its end where `nth` is negative. */
export function nthIn(
  first: CalendarDay,
  { nth, weekday }: { readonly nth: number; readonly weekday: number | null },
): CalendarDay | null {
  const last = first.endOf('month').startOf('day');
  const from = nth > 0 ? first : last;
  const forward = weekday === null ? 0 : (weekday - first.weekday + 7) % 7;
  const backward = weekday === null ? 0 : -((last.weekday - weekday + 7) % 7);
  const step = weekday === null ? 1 : 7;
  const found =
    nth > 0
      ? from.plus({ days: forward + (nth - 1) * step })
      : from.plus({ days: backward + (nth + 1) * step });
  return found.month === first.month ? found : null;
}

function monthOf(of: MonthSaid, today: CalendarDay): CalendarDay {
  const first = today.startOf('month');
  if (of.kind === 'coming') return first;
  if (of.kind === 'offset') return first.plus({ months: of.months });
  return first.set({ month: of.month, year: of.year ?? first.year });
}

/** The first day of "next week", "this month", …; of a span that runs already, today. */
export function startOfSpan(span: Extract<Day, { kind: 'span' }>, today: CalendarDay): CalendarDay {
  if (span.offset === 0) return today;
  if (span.unit === 'month') return today.startOf('month').plus({ months: span.offset });
  if (span.unit === 'year') return today.startOf('year').plus({ years: span.offset });
  return weekdayInWeekOf(today, 1).plus({ days: 7 * span.offset });
}
