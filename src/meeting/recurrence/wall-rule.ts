import { DateTime, type Zone } from 'luxon';
import { RRuleTemporal } from 'rrule-temporal';
import { offsetAt } from '../zones/offsets.js';
import type { Recurring } from './recurring.js';

/**
 * What the clocks on the wall show, as if they were UTC: milliseconds since 1970. A rule counts days, and days of
 * 23 or 25 hours are none of its business; RFC 5545 leaves out an hour that the clocks jump over, StarLeaf does not.
 */
export type WallTime = number;

/** A rule that conferences can have, ready to be expanded by wall time. */
export interface WallRule {
  /** Both ends belong to it. Throws when there are more than 10,000. */
  readonly between: (from: WallTime, to: WallTime) => readonly WallTime[];
  /** As written in the rule; null where it does not count. */
  readonly count: number | null;
  /** The last wall time that may be; null where the rule names none. */
  readonly until: WallTime | null;
}

/** Undefined for what no conference has: a rule by the hour, or none at all. */
export function toWallRule({ start, recurrence }: Recurring): WallRule | undefined {
  const parts = new Map(recurrence.split(';').map((part) => toPair(part)));
  const until = parts.get('UNTIL');
  if (!FREQUENCIES.has(parts.get('FREQ') ?? '')) return undefined;
  const untilWall = until === undefined ? null : readUntil(until, start);
  if (untilWall === undefined) return undefined;
  parts.delete('UNTIL');
  const rule = [...parts].map(([name, value]) => `${name}=${value}`).join(';');
  const expansion = new RRuleTemporal({
    rruleString: untilWall === null ? rule : `${rule};UNTIL=${toBasic(untilWall)}`,
    dtstart: { timeZoneId: 'UTC', toString: () => `${new Date(toWallTime(start)).toISOString()}[UTC]` },
  });
  return {
    between: (from, to) =>
      expansion.between(new Date(from), new Date(to), true).map(({ epochMilliseconds }) => epochMilliseconds),
    count: parts.has('COUNT') ? Number(parts.get('COUNT')) : null,
    until: untilWall,
  };
}

/** What the clocks of a zone show at a moment, to the second. */
export function toWallTime(moment: DateTime<true>, zone: Zone = moment.zone): WallTime {
  const milliseconds = moment.startOf('second').toMillis();
  return milliseconds + offsetIn(zone, milliseconds);
}

/** The moment at which the clocks of a zone show this: shifted by the gap if they jump over it, the first of two. */
export function fromWallTime(wall: WallTime, zone: Zone): DateTime<true> {
  const before = offsetIn(zone, wall - DAY);
  // Far from any change of the clocks, which is nearly always, there is nothing to weigh.
  if (before === offsetIn(zone, wall + DAY)) return valid(DateTime.fromMillis(wall - before, { zone }));
  const moment = valid(DateTime.fromMillis(wall, { zone: 'UTC' }).setZone(zone, { keepLocalTime: true }));
  return moment.getPossibleOffsets()[0] ?? moment;
}

const DAY: WallTime = 86_400_000;

function offsetIn(zone: Zone, milliseconds: number): number {
  return zone.type === 'iana' ? offsetAt(zone.name, milliseconds) : zone.offset(milliseconds) * 60_000;
}

function valid(moment: DateTime<true> | DateTime<false>): DateTime<true> {
  if (!moment.isValid) throw new RangeError('not a wall time');
  return moment;
}

const FREQUENCIES: ReadonlySet<string> = new Set(['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY']);

function toPair(part: string): [string, string] {
  const [name = '', value = ''] = part.toUpperCase().replace('RRULE:', '').split('=');
  return [name, value];
}

/** A date includes its whole day; a time with `Z` is UTC, without it the zone's own. */
function readUntil(text: string, start: DateTime<true>): WallTime | undefined {
  const until = DateTime.fromISO(text, { zone: start.zone });
  if (!until.isValid) return undefined;
  return toWallTime(text.includes('T') ? until : until.endOf('day'));
}

function toBasic(wall: WallTime): string {
  return `${new Date(wall).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}
