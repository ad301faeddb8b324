import type { DateTime, Duration } from 'luxon';
import { isSayable, readLocalTime, toLocalTime } from './local-time.js';

/** From when till when, as StarLeaf says it: local times to be read in the zone. */
export interface Period {
  readonly timezone: string;
  readonly start: string;
  readonly end: string;
}

/** The start in its own zone where StarLeaf reads its local time and that of the end as they are meant, else in UTC. */
export function inSayableZone(start: DateTime<true>, duration: Duration): DateTime<true> {
  return isSayable(start) && isSayable(start.plus(duration)) ? start : start.toUTC();
}

/** A period that begins with this start, in its zone. */
export function toPeriod(start: DateTime<true>, duration: Duration): Period {
  return { timezone: start.zoneName, start: toLocalTime(start), end: toLocalTime(start.plus(duration)) };
}

/** Undefined where start, end or zone are none, or the end does not come after the start. */
export function readPeriod({
  timezone,
  start,
  end,
}: Period): { readonly start: DateTime<true>; readonly duration: Duration } | undefined {
  const [from, to] = [start, end].map((text) => readLocalTime(text, timezone));
  if (!from || !to || to <= from) return undefined;
  return { start: from, duration: to.diff(from).shiftTo('minutes') };
}
