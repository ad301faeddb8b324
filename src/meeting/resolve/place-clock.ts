import type { DateTime } from 'luxon';
import type { CalendarDay } from './calendar-day.js';
import type { ClockSpan } from './clock-span.js';
import { type LocalTime, toLateMoment, toMoment } from './moment.js';
import type { Context, Trouble, When } from './when.js';

/** Start and end of a clock span on a day, or what keeps it from having one. */
export function placeClock(
  day: CalendarDay,
  clock: ClockSpan,
  context: Context,
): Pick<When, 'start' | 'end' | 'trouble'> {
  const { zone, offset } = context;
  const time = toMoment(day, clock.start, zone);
  const start = chooseMoment(time, offset);
  if (start === null) return { start: null, end: null, trouble: toTrouble(time) };
  return {
    start,
    end: clock.end === null ? null : endAfter(start, day, { minutes: clock.end, zone }),
    trouble: null,
  };
}

/** The one moment of a local time; of two the one at the offset that was said. */
function chooseMoment(time: LocalTime, offset: number | null): DateTime<true> | null {
  if (time.kind === 'one') return time.at;
  if (time.kind === 'gap' || offset === null) return null;
  return time.both.find((each) => each.offset * 60_000 === offset) ?? null;
}

function toTrouble(time: LocalTime): Trouble | null {
  switch (time.kind) {
    case 'one':
      return null;
    case 'gap':
      return { kind: 'clock-gap', neighbours: time.neighbours };
    case 'overlap':
      return { kind: 'clock-overlap', neighbours: time.both };
    default:
      return time satisfies never;
  }
}

/** The first moment after the start at which the clocks show the end, on that day or the next. */
function endAfter(
  start: DateTime<true>,
  day: CalendarDay,
  { minutes, zone }: { readonly minutes: number; readonly zone: string },
): DateTime<true> {
  const sameDay = toMoment(day, minutes, zone);
  const shown = sameDay.kind === 'overlap' ? sameDay.both : [toLateMoment(day, minutes, zone)];
  return shown.find((end) => end > start) ?? toLateMoment(day.plusDays(1), minutes, zone);
}

/** Tells whether the clocks have shown that time of that day already. */
export function isOver(day: CalendarDay, minutes: number, { zone, now }: Context): boolean {
  const time = toMoment(day, minutes, zone);
  return time.kind === 'one' && time.at.toMillis() <= now;
}
