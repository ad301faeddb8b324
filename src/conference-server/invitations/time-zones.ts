import { tzlib_get_ical_block } from 'timezones-ical-library';

/** A zone as calendar files name and describe it. */
export interface CalendarZone {
  /** Its `TZID`: the newer name, where a place has two. */
  readonly name: string;
  /** Its `VTIMEZONE`, RFC 5545, 3.6.5. */
  readonly description: string;
}

/**
 * How a calendar file says a zone; null for UTC, whose times need none, and for zones that the library knows by no
 * name, whose times are then said in UTC.
 */
export function toCalendarZone(zone: string): CalendarZone | null {
  if (zone === 'UTC') return null;
  const [description, parameter] = tzlib_get_ical_block(zone);
  const name = parameter?.replace(/^TZID=/, '');
  return description === undefined || name === undefined || name === '' ? null : { name, description };
}
