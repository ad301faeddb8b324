import { formatMoment } from '../text/date-token.js';
import { type Clock, dayNumber } from '../time/clock.js';

/** When a mail came, as short as a list wants it: the time today, else the day. */
export function mailTime(at: number, clock: Clock): string {
  const moment = new Date(at);
  const isToday = dayNumber(moment, clock.zone) === dayNumber(clock.now, clock.zone);
  return formatMoment(moment, isToday ? '{time}' : '{date_short_pretty}', clock) ?? '';
}
