import { IANAZone } from 'luxon';

/** What a clock on the wall shows: milliseconds since 1 January 1970 00:00 as if that wall were in UTC. */
export type WallTime = number;

/** A moment: milliseconds since 1 January 1970 00:00 UTC. */
export type Instant = number;

export const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

const DATE = /^(\d{4})-(\d\d)-(\d\d)$/;
const DATE_TIME = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?$/;

/**
 * Reads a local date and time, `YYYY-MM-DDTHH:MM[:SS[.fraction]]`; the fraction is dropped.
 * @returns undefined for an offset, a `Z`, a day or a time that does not exist, or a year before 1970.
 */
export function readWallTime(text: string): WallTime | undefined {
  return readFields(DATE_TIME.exec(text));
}

/** Reads `YYYY-MM-DD` as that day's midnight; undefined as for {@link readWallTime}. */
export function readDate(text: string): WallTime | undefined {
  return readFields(DATE.exec(text));
}

function readFields(match: RegExpExecArray | null): WallTime | undefined {
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((digits) => Number(digits ?? 0));
  if (year < 1970 || hour > 23 || minute > 59 || second > 59) return undefined;
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  const date = new Date(wall);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? wall : undefined;
}

/** `YYYY-MM-DDTHH:MM:SS` */
export function formatWallTime(wall: WallTime): string {
  return new Date(wall).toISOString().slice(0, 19);
}

/** `YYYY-MM-DDTHH:MM:SSZ` */
export function formatInstant(instant: Instant): string {
  return `${formatWallTime(instant)}Z`;
}

/**
 * The moment at which a zone's clocks show this time. A time that the clocks jump over is shifted forward by the jump;
 * of a time that they show twice, the first is taken.
 */
export function toInstant(wall: WallTime, zone: string): Instant {
  const before = wall - offsetMs(wall - DAY_MS, zone);
  const after = wall - offsetMs(wall + DAY_MS, zone);
  const shown = [before, after].filter((instant) => toWallTime(instant, zone) === wall);
  return shown.length === 0 ? before : Math.min(...shown);
}

/** What a zone's clocks show at this moment. */
export function toWallTime(instant: Instant, zone: string): WallTime {
  return instant + offsetMs(instant, zone);
}

function offsetMs(instant: Instant, zone: string): number {
  return IANAZone.create(zone).offset(instant) * MINUTE_MS;
}
