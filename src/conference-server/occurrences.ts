import { type ConfSettings, tidyParticipants, tidyTime } from './settings.js';
import { findOccurrence, lastEndOf, type Occurrence, type Timetable } from './timeline.js';
import { formatWallTime, type Instant, readWallTime, toInstant } from './wall-time.js';

const FIELDS = [
  'title',
  'description',
  'timezone',
  'participants',
  'layout',
  'require_owner',
  'recording',
] as const satisfies readonly (keyof ConfSettings)[];

/** `occur_settings`: what an occurrence may have otherwise than its conference. */
export type OccurSettings = Pick<ConfSettings, (typeof FIELDS)[number]> & {
  readonly start: string;
  readonly end: string;
};

/** How an occurrence strays from its pattern. Times are kept with their zone. */
export interface OccurrenceChange {
  readonly canceled: boolean;
  /** Only what differs, so the rest follows the conference. */
  readonly changes: Partial<OccurSettings>;
}

/** By `occur_id`. */
export type OccurrenceChanges = Readonly<Record<string, OccurrenceChange>>;

/** An occurrence as the conference alone would have it. */
export function toPlanned(settings: ConfSettings, { start, end }: Occurrence): OccurSettings {
  const { title, description, timezone, participants, layout, require_owner, recording } = settings;
  const common = { title, description, timezone, participants, layout, require_owner, recording };
  return { ...common, start: formatWallTime(start), end: formatWallTime(end) };
}

/** What an occurrence is asked to be, where what is left out is as planned; in the form in which it is kept. */
export function toWanted(planned: OccurSettings, given: Partial<OccurSettings>): OccurSettings {
  const wanted = { ...planned, ...given };
  const participants = tidyParticipants(wanted.participants);
  return { ...wanted, start: tidyTime(wanted.start), end: tidyTime(wanted.end), participants };
}

/** What of the wanted occurrence differs from the planned one; undefined when nothing does. */
export function findChanges(
  planned: OccurSettings,
  wanted: OccurSettings,
): Partial<OccurSettings> | undefined {
  const changed = FIELDS.filter((field) => JSON.stringify(planned[field]) !== JSON.stringify(wanted[field]));
  const isMoved =
    planned.start !== wanted.start || planned.end !== wanted.end || changed.includes('timezone');
  const times = isMoved ? { start: wanted.start, end: wanted.end, timezone: wanted.timezone } : {};
  const entries = changed.map((field) => [field, wanted[field]] as const);
  return changed.length === 0 && !isMoved ? undefined : { ...Object.fromEntries(entries), ...times };
}

/** The changes whose occurrences are still there after the conference itself has changed. */
export function keepChanges(settings: ConfSettings, changes: OccurrenceChanges): OccurrenceChanges {
  const kept = Object.entries(changes).filter(([occurId]) => findOccurrence(settings, occurId) !== undefined);
  return Object.fromEntries(kept);
}

/** When the last occurrence ends, moved ones included; null for what has no end. */
export function lastEndWith(timetable: Timetable, changes: OccurrenceChanges): Instant | null {
  const lastEnd = lastEndOf(timetable);
  if (lastEnd === null) return null;
  const moved = Object.values(changes).flatMap(({ changes: { end, timezone } }) => {
    const wall = end === undefined ? undefined : readWallTime(end);
    return wall === undefined || timezone === undefined ? [] : [toInstant(wall, timezone)];
  });
  return Math.max(lastEnd, ...moved);
}
