import { DateTime } from 'luxon';

/** A moment by the clock of a zone; by UTC, which every text then shows, where the zone is not known here. */
export function inZone(milliseconds: number, zone: string): DateTime<true> {
  const local = DateTime.fromMillis(milliseconds, { zone });
  return local.isValid ? local : utc(milliseconds);
}

function utc(milliseconds: number): DateTime<true> {
  const moment = DateTime.fromMillis(milliseconds, { zone: 'UTC' });
  if (!moment.isValid) throw new Error('not a moment');
  return moment;
}
