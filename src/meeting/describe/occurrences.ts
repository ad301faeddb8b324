import type { DateTime } from 'luxon';
import { CalendarDay } from '../resolve/calendar-day.js';
import { followingDays } from '../resolve/following-days.js';
import { toMoment } from '../resolve/moment.js';
import { fromRule } from '../resolve/rule.js';

/** The occurrences of a rule after its first, at most `count` of them. */
export function nextOccurrences(rule: string, start: DateTime<true>, count: number): DateTime<true>[] {
  const { series, end } = fromRule(rule, start.zoneName);
  const first = CalendarDay.of(start.year, start.month, start.day);
  if (first === null) return [];
  const most = end.kind === 'count' ? Math.min(count, end.count - 1) : count;
  const days = followingDays(series, first, most);
  const within = end.kind === 'until' ? days.filter((day) => day <= end.day) : days;
  return within.flatMap((day) => {
    const time = toMoment(day, start.hour * 60 + start.minute, start.zoneName);
    return time.kind === 'one' ? [time.at] : [];
  });
}

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
