import { DateTime } from 'luxon';
import type { CalendarDay } from './calendar.js';

/** A local time in a zone: one moment, none (the clocks jump over it) or two (the clocks are set back over it). */
export type LocalTime =
  | { readonly kind: 'one'; readonly at: DateTime<true> }
  | { readonly kind: 'gap'; readonly neighbours: readonly DateTime<true>[] }
  | { readonly kind: 'overlap'; readonly both: readonly DateTime<true>[] };

/** The moment at which the clocks of `zone` show `minutes` after midnight of `day`; minutes beyond a day run into the next. */
export function toMoment(day: CalendarDay, minutes: number, zone: string): LocalTime | null {
  const date = minutes >= 1440 ? day.plus({ days: Math.floor(minutes / 1440) }) : day;
  const wall = {
    year: date.year,
    month: date.month,
    day: date.day,
    hour: Math.floor((minutes % 1440) / 60),
    minute: Math.floor(minutes % 60),
  };
  const at = DateTime.fromObject(wall, { zone });
  if (!at.isValid) return null;
  if (at.hour !== wall.hour || at.minute !== wall.minute)
    return { kind: 'gap', neighbours: [at.minus({ hours: 1 }), at].flatMap(around(wall)) };
  const both = at.getPossibleOffsets().filter((each): each is DateTime<true> => each.isValid);
  return both.length > 1 ? { kind: 'overlap', both } : { kind: 'one', at };
}

/** The last moment that exists before a gap with the same minutes, and the first after it. */
function around(wall: { readonly minute: number }) {
  return (at: DateTime<true>) => (at.minute === wall.minute ? [at] : []);
}

/** The same moment shown by the clocks of another zone. Throws a RangeError if there is no such zone. */
export function inZone(at: DateTime<true>, zone: string): DateTime<true> {
  const shown = at.setZone(zone);
  if (!shown.isValid) throw new RangeError(`${zone} is not an IANA zone`);
  return shown;
}
