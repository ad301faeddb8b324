import { daysOf, fallsOn, lastDayOf, type Repetition, type Series } from './recurrence.js';
import {
  DAY_MS,
  formatInstant,
  type Instant,
  readDate,
  readWallTime,
  toInstant,
  toWallTime,
  type WallTime,
} from './wall-time.js';

/** The fields of `conf_settings` that say when a conference takes place; they are known to be sound. */
export interface Timetable {
  readonly timezone: string;
  readonly start: string | null;
  readonly end: string | null;
  readonly repetition: Repetition | null;
}

/** One occurrence as its pattern gives it. */
export interface Occurrence {
  /** Its start in UTC, which names it. */
  readonly occurId: string;
  /** As the zone's clocks show it: a start that they jump over is already shifted. */
  readonly start: WallTime;
  readonly end: WallTime;
}

/** When the last occurrence ends; null for what has no end: permanent conferences and endless series. */
export function lastEndOf(timetable: Timetable): Instant | null {
  const last = lastOccurrence(timetable);
  return last === null ? null : toInstant(last.end, timetable.timezone);
}

/** Whether a repeating pattern has an occurrence at all. */
export function occurs(timetable: Timetable): boolean {
  const series = toSeries(timetable);
  return series === undefined || daysOf(series).next().done !== true;
}

/** The first occurrence: of one that does not repeat, the only one; undefined where there is none or no time. */
export function firstOccurrence(timetable: Timetable): Occurrence | undefined {
  const times = readTimes(timetable);
  if (times === undefined) return undefined;
  const series = toSeries(timetable);
  const [day] = series === undefined ? [Math.floor(times.start / DAY_MS)] : daysOf(series);
  return day === undefined
    ? undefined
    : occurrenceAt(timetable, day * DAY_MS + times.timeOfDay, times.length);
}

/** The last occurrence: of one that does not repeat, the only one; null where there is none or no end. */
export function lastOccurrence(timetable: Timetable): Occurrence | null {
  const times = readTimes(timetable);
  if (times === undefined) return null;
  const series = toSeries(timetable);
  const lastDay = series === undefined ? undefined : lastDayOf(series);
  if (lastDay === null) return null;
  const start = lastDay === undefined ? times.start : lastDay * DAY_MS + times.timeOfDay;
  return occurrenceAt(timetable, start, times.length);
}

/**
 * The occurrence of a repeating conference with this id; undefined when the pattern has none, or does not repeat.
 * Any ISO 8601 form of the id in UTC is understood.
 */
export function findOccurrence(timetable: Timetable, occurId: string): Occurrence | undefined {
  const instant = readUtc(occurId);
  const times = readTimes(timetable);
  const series = toSeries(timetable);
  if (instant === undefined || times === undefined || series === undefined) return undefined;
  const shown = Math.floor(toWallTime(instant, timetable.timezone) / DAY_MS);
  // A start shortly before midnight may have been shifted into the next day.
  return [shown, shown - 1]
    .filter((day) => fallsOn(series, day))
    .map((day) => occurrenceAt(timetable, day * DAY_MS + times.timeOfDay, times.length))
    .find((occurrence) => occurrence.occurId === formatInstant(instant));
}

function occurrenceAt({ timezone }: Timetable, wall: WallTime, length: number): Occurrence {
  const instant = toInstant(wall, timezone);
  const start = toWallTime(instant, timezone);
  return { occurId: formatInstant(instant), start, end: start + length };
}

function readTimes({ start, end }: Timetable) {
  const from = start === null ? undefined : readWallTime(start);
  const to = end === null ? undefined : readWallTime(end);
  if (from === undefined || to === undefined) return undefined;
  return { start: from, timeOfDay: from % DAY_MS, length: to - from };
}

function toSeries(timetable: Timetable): Series | undefined {
  const times = readTimes(timetable);
  const { repetition } = timetable;
  if (times === undefined || repetition === null) return undefined;
  return { start: Math.floor(times.start / DAY_MS), until: lastAllowedDay(repetition, times), repetition };
}

function lastAllowedDay({ until }: Repetition, { timeOfDay }: { timeOfDay: number }): number | null {
  if (until === null) return null;
  const date = readDate(until);
  if (date !== undefined) return date / DAY_MS;
  const moment = readWallTime(until);
  return moment === undefined ? null : Math.floor((moment - timeOfDay) / DAY_MS);
}

function readUtc(text: string): Instant | undefined {
  return text.endsWith('Z') ? readWallTime(text.slice(0, -1)) : undefined;
}
