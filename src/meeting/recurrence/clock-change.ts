import type { DateTime } from 'luxon';

/** The first day between two moments on which the clocks of their zone change, or null. */
export function clocksChangeWithin(from: DateTime<true>, to: DateTime<true>): DateTime<true> | null {
  if (from.zone.isUniversal) return null;
  const days = Math.ceil(to.diff(from, 'days').days);
  for (let ahead = 1; ahead <= days; ahead += 1) {
    const day = from.plus({ days: ahead });
    if (day.offset !== from.offset) return day;
  }
  return null;
}
