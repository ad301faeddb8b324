import { DateTime, type Duration } from 'luxon';
import { occurrencesBetween } from '../meeting/recurrence/occurrences.js';
import type { Span } from '../meeting/recurrence/recurring.js';
import type { ListedMeeting } from './meeting-list.js';
import { type Occurrence, toOccurId } from './occurrences.js';

/** One meeting at one time: a one-off, or one occurrence of a series as it stands. */
export interface AgendaEntry {
  readonly meeting: ListedMeeting;
  /** Null for a one-off. */
  readonly occurId: string | null;
  /** The occurrence's own, where it has one. */
  readonly title: string;
  /** In the zone of the meeting; of what was moved, the new time. */
  readonly start: DateTime<true>;
  readonly duration: Duration;
  readonly state: EntryState;
}

/** A meeting without times: one may meet whenever one likes. */
export interface PermanentEntry {
  readonly meeting: ListedMeeting;
  readonly occurId: null;
  readonly title: string;
  readonly start: null;
  readonly duration: null;
  readonly state: 'permanent';
}

/** How an occurrence differs from what its series says; a one-off is always as planned. */
export type EntryState = 'planned' | 'changed' | 'moved' | 'cancelled';

/** What takes place, wholly or in part, within a span of up to 25 years, in order of time. Permanent meetings have none. */
export function agendaBetween(meetings: readonly ListedMeeting[], span: Span): readonly AgendaEntry[] {
  return meetings
    .flatMap((meeting) => entriesOf(meeting, span))
    .filter(({ start, duration }) => start < span.to && +start + duration.toMillis() > +span.from)
    .sort((one, other) => one.start.toMillis() - other.start.toMillis() || order(one.title, other.title));
}

/** How far ahead is looked for what comes next, in days; the steps keep frequent series cheap. */
const STEPS = [14, 90, 400, 10 * 366];

/** The first entries that are not over at a moment, at most `count` of those that come within ten years. */
export function agendaFrom(
  meetings: readonly ListedMeeting[],
  { from, count }: { readonly from: DateTime<true>; readonly count: number },
): readonly AgendaEntry[] {
  for (const days of STEPS) {
    const found = agendaBetween(meetings, { from, to: from.plus({ days }) });
    if (found.length >= count || days === STEPS.at(-1)) return found.slice(0, count);
  }
  return [];
}

/** The permanent meetings, by title. */
export function permanentEntries(meetings: readonly ListedMeeting[]): readonly PermanentEntry[] {
  return meetings
    .filter(({ start }) => start === null)
    .map(
      (meeting): PermanentEntry => ({
        meeting,
        occurId: null,
        title: meeting.title,
        start: null,
        duration: null,
        state: 'permanent',
      }),
    )
    .sort((one, other) => order(one.title, other.title));
}

/** The occurrence of this name as it stands; for null the one-off. Undefined where there is none, or no longer. */
export function findAgendaEntry(meeting: ListedMeeting, occurId: string | null): AgendaEntry | undefined {
  const { start, duration } = meeting;
  if (start === null || duration === null) return undefined;
  if (occurId === null) return agendaBetween([meeting], { from: start, to: start.plus(1) }).find(isOneOff);
  const exception = meeting.exceptions.find((each) => toMillis(each.occurId) === toMillis(occurId));
  if (exception !== undefined) return toEntry(meeting, exception);
  const at = DateTime.fromISO(occurId, { zone: start.zone });
  if (!at.isValid) return undefined;
  return entriesOf(meeting, { from: at, to: at.plus(1) }).find((each) => +each.start === +at);
}

function isOneOff({ occurId }: AgendaEntry): boolean {
  return occurId === null;
}

function order(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

function entriesOf(meeting: ListedMeeting, { from, to }: Span): readonly AgendaEntry[] {
  const { title, start, duration, recurrence } = meeting;
  if (start === null || duration === null) return [];
  const plan = { meeting, title, duration } as const;
  if (recurrence === null) return [{ ...plan, occurId: null, start, state: 'planned' }];
  const modified = new Set(meeting.modifiedOccurrences.map(toMillis));
  const exceptions = new Set(meeting.exceptions.map(({ occurId }) => toMillis(occurId)));
  const planned = occurrencesBetween({ start, recurrence }, { from: from.minus(duration), to })
    .filter((each) => !exceptions.has(each.toMillis()))
    .map(
      (each): AgendaEntry => ({
        ...plan,
        occurId: toOccurId(each),
        start: each,
        state: modified.has(each.toMillis()) ? 'changed' : 'planned',
      }),
    );
  return [...planned, ...meeting.exceptions.map((exception) => toEntry(meeting, exception))];
}

function toEntry(meeting: ListedMeeting, occurrence: Occurrence): AgendaEntry {
  const { occurId, title, start, duration } = occurrence;
  return { meeting, occurId, title, start, duration, state: stateOf(meeting, occurrence) };
}

function stateOf(meeting: ListedMeeting, occurrence: Occurrence): EntryState {
  if (occurrence.isCancelled) return 'cancelled';
  const isAtItsTime =
    occurrence.start.toMillis() === toMillis(occurrence.occurId) &&
    occurrence.duration.toMillis() === meeting.duration?.toMillis();
  if (!isAtItsTime) return 'moved';
  return isAsPlanned(meeting, occurrence) ? 'planned' : 'changed';
}

/** What was cancelled and restored counts as modified, though nothing about it is. */
function isAsPlanned(meeting: ListedMeeting, { title, description, participants }: Occurrence): boolean {
  const invited = participants.map(({ email }) => email.toLowerCase()).sort();
  const planned = meeting.participants.map(({ email }) => email.toLowerCase()).sort();
  return title === meeting.title && description === meeting.description && `${invited}` === `${planned}`;
}

function toMillis(occurId: string): number {
  return DateTime.fromISO(occurId, { zone: 'UTC' }).toMillis();
}
