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

/**
 * Undefined where start, end or zone are none, or the end does not come after the start. Where the clocks jump over the
 * start of an occurrence, it moves forward as a whole, although they may show its end.
 */
export function readPeriod({
  timezone,
  start,
  end,
}: Period): { readonly start: DateTime<true>; readonly duration: Duration } | undefined {
  const [from, to] = [start, end].map((text) => readLocalTime(text, timezone));
  const [shown, shownEnd] = [start, end].map((text) => readLocalTime(text, 'UTC'));
  if (!from || !to || !shown || !shownEnd) return undefined;
  const exists = from.toISO({ includeOffset: false }) === shown.toISO({ includeOffset: false });
  const length = exists ? to.diff(from) : shownEnd.diff(shown);
  return length.toMillis() > 0 ? { start: from, duration: length.shiftTo('minutes') } : undefined;
}
