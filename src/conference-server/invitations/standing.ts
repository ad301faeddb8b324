import type { Conference } from '../conferences.js';
import type { OccurrenceChanges } from '../occurrences.js';
import type { ConfSettings } from '../settings.js';
import { findOccurrence, firstOccurrence } from '../timeline.js';
import { type Instant, readWallTime, toInstant } from '../wall-time.js';

/** What concerns participants of a conference, and so what they are told. */
export interface Standing {
  readonly settings: Pick<
    ConfSettings,
    'title' | 'description' | 'timezone' | 'permanent' | 'start' | 'end' | 'repetition' | 'participants'
  >;
  readonly changes: OccurrenceChanges;
}

/** What one meeting is about and when it is. */
export interface MeetingFacts {
  readonly title: string;
  readonly description: string;
  /** Null for a room without a time. */
  readonly time: MeetingTime | null;
}

export interface MeetingTime {
  readonly start: Instant;
  readonly end: Instant;
  /** The zone in which it was set. */
  readonly zone: string;
}

/** An occurrence that is not as the pattern has it. */
export interface ChangedOccurrence {
  /** Names it: its start as the pattern gives it. */
  readonly occurId: string;
  readonly isCanceled: boolean;
  readonly facts: MeetingFacts;
  /** Lower case. */
  readonly participants: readonly string[];
}

export function toStanding({ settings, changes }: Conference): Standing {
  const { title, description, timezone, permanent, start, end, repetition, participants } = settings;
  const concerning = { title, description, timezone, permanent, start, end, repetition, participants };
  return { settings: concerning, changes };
}

/** The addresses of those who are invited to all of it, lower case. */
export function participantsOf({ settings }: Standing): readonly string[] {
  return settings.participants.map(({ email }) => email.toLowerCase());
}

/** Who is invited to an occurrence, or for null to all of it, with addresses as they were given. */
export function guestsOf(
  { settings, changes }: Standing,
  occurId: string | null,
): ConfSettings['participants'] {
  const own = occurId === null ? undefined : changes[occurId]?.changes.participants;
  return own ?? settings.participants;
}

/** When a conference takes place, as text that is equal for equal times. */
export function timesOf({ settings }: Standing): string {
  const { permanent, start, end, timezone, repetition } = settings;
  // In order: clients send the fields of a repetition in whichever they like.
  return JSON.stringify([permanent, start, end, timezone, Object.entries(repetition ?? {}).sort()]);
}

/** The conference as a whole; of a series, its first meeting. */
export function factsOf({ settings }: Standing): MeetingFacts {
  const { title, description, timezone: zone } = settings;
  const first = firstOccurrence(settings);
  if (first === undefined) return { title, description, time: null };
  const time = { start: toInstant(first.start, zone), end: toInstant(first.end, zone), zone };
  return { title, description, time };
}

/** An occurrence as the pattern gives it, whatever was changed about it; undefined where the pattern gives none. */
export function plannedFactsOf({ settings }: Standing, occurId: string): MeetingFacts | undefined {
  const planned = findOccurrence(settings, occurId);
  if (planned === undefined) return undefined;
  const { title, description, timezone: zone } = settings;
  const time = { start: toInstant(planned.start, zone), end: toInstant(planned.end, zone), zone };
  return { title, description, time };
}

const changedOccurrences = new WeakMap<Standing, readonly ChangedOccurrence[]>();

/** The occurrences that participants find otherwise than the pattern has them, in their order. */
export function changedOccurrencesOf(standing: Standing): readonly ChangedOccurrence[] {
  // Asked for each participant, and dear to find.
  const known = changedOccurrences.get(standing);
  if (known !== undefined) return known;
  const ids = Object.keys(standing.changes).sort();
  const found = ids.flatMap((occurId) => readChanged(standing, occurId) ?? []);
  changedOccurrences.set(standing, found);
  return found;
}

function readChanged(standing: Standing, occurId: string): ChangedOccurrence | undefined {
  const change = standing.changes[occurId];
  const planned = plannedFactsOf(standing, occurId);
  if (change === undefined || planned === undefined) return undefined;
  const { title, description, start, end, timezone, participants } = change.changes;
  const facts = {
    title: title ?? planned.title,
    description: description ?? planned.description,
    time: readTime({ start, end, timezone }) ?? planned.time,
  };
  const invited = participants?.map(({ email }) => email.toLowerCase()) ?? participantsOf(standing);
  const isAsPlanned = JSON.stringify(facts) === JSON.stringify(planned) && participants === undefined;
  if (!change.canceled && isAsPlanned) return undefined;
  return { occurId, isCanceled: change.canceled, facts, participants: invited };
}

function readTime(given: {
  readonly start: string | undefined;
  readonly end: string | undefined;
  readonly timezone: string | undefined;
}): MeetingTime | undefined {
  const { start, end, timezone: zone } = given;
  const from = start === undefined ? undefined : readWallTime(start);
  const to = end === undefined ? undefined : readWallTime(end);
  if (from === undefined || to === undefined || zone === undefined) return undefined;
  return { start: toInstant(from, zone), end: toInstant(to, zone), zone };
}
