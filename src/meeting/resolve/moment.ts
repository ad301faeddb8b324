import { DateTime } from 'luxon';
import { offsetAt, rememberingZone } from '../zones/offsets.js';
import { CalendarDay } from './calendar-day.js';

/** A local time in a zone: one moment, none (the clocks jump over it) or two (the clocks are set back over it). */
export type LocalTime =
  | { readonly kind: 'one'; readonly at: DateTime<true> }
  /** The moments that stand as far before and after the jump as the time would. */
  | { readonly kind: 'gap'; readonly neighbours: readonly [DateTime<true>, DateTime<true>] }
  | { readonly kind: 'overlap'; readonly both: readonly [DateTime<true>, DateTime<true>] };

const MILLISECONDS_A_DAY = 86_400_000;

/** The moment at which the clocks of `zone` show `minutes` after midnight of `day`; minutes beyond a day run into the next. */
export function toMoment(day: CalendarDay, minutes: number, zone: string): LocalTime {
  const wall = day.valueOf() + Math.floor(minutes) * 60_000;
  const before = offsetAt(zone, wall - MILLISECONDS_A_DAY);
  const after = offsetAt(zone, wall + MILLISECONDS_A_DAY);
  const early = wall - before;
  const late = wall - after;
  if (before === after) return { kind: 'one', at: inZone(early, zone) };
  const isEarly = offsetAt(zone, early) === before;
  const isLate = offsetAt(zone, late) === after;
  if (isEarly && isLate) return { kind: 'overlap', both: [inZone(early, zone), inZone(late, zone)] };
  if (!isEarly && !isLate) return { kind: 'gap', neighbours: [inZone(late, zone), inZone(early, zone)] };
  return { kind: 'one', at: inZone(isEarly ? early : late, zone) };
}

/** As `toMoment`, but always one: what the clocks show next after a jump, the later of a time shown twice. */
export function toLateMoment(day: CalendarDay, minutes: number, zone: string): DateTime<true> {
  const time = toMoment(day, minutes, zone);
  if (time.kind === 'one') return time.at;
  return time.kind === 'gap' ? time.neighbours[1] : time.both[1];
}

/** A moment, in milliseconds since 1970, by the clocks of a zone. Throws a RangeError if there is no such zone. */
export function inZone(milliseconds: number, zone: string): DateTime<true> {
  const shown = DateTime.fromMillis(milliseconds, { zone: rememberingZone(zone) });
  if (!shown.isValid) throw new RangeError(`${zone} is not an IANA zone`);
  return shown;
}

/** The day that the clocks of a zone show at a moment. */
export function dayIn(zone: string, milliseconds: number): CalendarDay {
  return CalendarDay.ofMillis(milliseconds + offsetAt(zone, milliseconds));
}
