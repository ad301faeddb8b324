import type { DateTime } from 'luxon';
import { lastOccurrence } from '../../meeting/recurrence/occurrences.js';
import type { TimesSaid } from '../../meeting/times-said.js';
import {
  type AgendaEntry,
  agendaBetween,
  agendaFrom,
  findAgendaEntry,
  type PermanentEntry,
  permanentEntries,
} from '../../starleaf/agenda.js';
import type { ListedMeeting } from '../../starleaf/meeting-list.js';
import { type EntryKey, findByRef } from './entry-ref.js';
import { matchesTitle, resemblesTitle } from './title-match.js';
import type { Which } from './which.js';

/** Anything that can be listed. */
export type Entry = AgendaEntry | PermanentEntry;

/** Which meeting was meant. */
export type Found =
  | { readonly kind: 'one'; readonly entry: Entry }
  /** In order of time. */
  | { readonly kind: 'several'; readonly entries: readonly Entry[] }
  | { readonly kind: 'none' };

/** Where it is looked for. */
export interface Search {
  readonly meetings: readonly ListedMeeting[];
  readonly now: DateTime<true>;
  /** What the numbers of the last list stand for. */
  readonly lastList: readonly EntryKey[];
}

/** Finds the meeting that was meant; of a series that only its title names, the next occurrence. */
export function findWhich(which: Which, search: Search): Found {
  switch (which.kind) {
    case 'nothing':
      return toFound(search.meetings.flatMap((meeting) => findNext(meeting, search)));
    case 'number': {
      const key = search.lastList[which.number - 1];
      const meeting = search.meetings.find(({ confId }) => confId === key?.confId);
      return toFound(findExactly(meeting, key?.occurId ?? null, search));
    }
    case 'ref':
      return toFound(findExactly(findByRef(search.meetings, which.ref), which.ref.occurId, search));
    case 'words':
      return findByWords(which, search);
    default:
      return which satisfies never;
  }
}

/** Titles may hold words of time, as "Friday drinks" does: what is meant either way is offered. */
function findByWords(
  { words, times }: { readonly words: string; readonly times: TimesSaid },
  search: Search,
): Found {
  const named = findByTitle(words, { ...search, matches: matchesTitle });
  const timed = findByTime(times, search);
  if (named.length + timed.length > 0) return toFound(unique([...named, ...timed]));
  return toFound(findByTitle(words, { ...search, matches: resemblesTitle }));
}

function findByTitle(
  words: string,
  search: Search & { readonly matches: (title: string, words: string) => boolean },
): readonly Entry[] {
  return search.meetings.flatMap((meeting): readonly Entry[] => {
    if (search.matches(meeting.title, words)) return findNext(meeting, search);
    const named = meeting.exceptions.filter(({ title }) => search.matches(title, words));
    return named.flatMap(({ occurId }) => findAgendaEntry(meeting, occurId) ?? []);
  });
}

/** How far ahead a clock time without a day is looked for. */
const CLOCK_DAYS = 32;

function findByTime({ spans, clocks, zone, words }: TimesSaid, search: Search): readonly AgendaEntry[] {
  if (spans.length === 0 && clocks.length === 0) return [];
  const ahead = { from: search.now, to: search.now.plus({ days: CLOCK_DAYS }) };
  const found = (spans.length > 0 ? spans : [ahead])
    .flatMap((span) => agendaBetween(search.meetings, span))
    .filter(({ title }) => words === '' || matchesTitle(title, words))
    .filter(({ start }) => clocks.length === 0 || clocks.includes(minutesIn(zone, start)));
  const sensible = prefer(
    prefer(found, ({ state }) => state !== 'cancelled'),
    ({ start, duration }) => start.plus(duration) > search.now,
  );
  return spans.length > 0 ? sensible : firstOfEach(sensible);
}

function minutesIn(zone: string, start: DateTime<true>): number {
  const shown = start.setZone(zone);
  return shown.hour * 60 + shown.minute;
}

/** Those that are so, if any is. */
function prefer<Value>(values: readonly Value[], isSo: (value: Value) => boolean): readonly Value[] {
  const those = values.filter(isSo);
  return those.length > 0 ? those : values;
}

function firstOfEach(entries: readonly AgendaEntry[]): readonly AgendaEntry[] {
  return entries.filter(
    ({ meeting }, index) => entries.findIndex((other) => other.meeting === meeting) === index,
  );
}

/** How many cancelled occurrences in a row are passed over. */
const MOST_CANCELLED = 10;

/** What takes place next, or is on; a permanent meeting is always on. */
function findNext(meeting: ListedMeeting, { now }: Search): readonly Entry[] {
  if (meeting.start === null) return permanentEntries([meeting]);
  const coming = agendaFrom([meeting], { from: now, count: MOST_CANCELLED });
  return prefer(coming, ({ state }) => state !== 'cancelled').slice(0, 1);
}

/** Also what is over; of a series without the name of an occurrence, the next or else the last. */
function findExactly(
  meeting: ListedMeeting | undefined,
  occurId: string | null,
  search: Search,
): readonly Entry[] {
  if (meeting === undefined) return [];
  const { start, recurrence } = meeting;
  if (start === null) return permanentEntries([meeting]);
  if (occurId !== null || recurrence === null) return [findAgendaEntry(meeting, occurId) ?? []].flat();
  const [next] = findNext(meeting, search);
  if (next !== undefined) return [next];
  const last = lastOccurrence({ start, recurrence });
  return last === undefined ? [] : agendaBetween([meeting], { from: last, to: last.plus(1) }).slice(0, 1);
}

function unique(entries: readonly Entry[]): readonly Entry[] {
  const keyOf = ({ meeting, occurId }: Entry) => `${meeting.confId} ${occurId}`;
  return [...new Map(entries.map((entry) => [keyOf(entry), entry])).values()];
}

function toFound(entries: readonly Entry[]): Found {
  const [first, ...others] = entries.toSorted((one, other) => timeOf(one) - timeOf(other));
  if (first === undefined) return { kind: 'none' };
  return others.length === 0
    ? { kind: 'one', entry: first }
    : { kind: 'several', entries: [first, ...others] };
}

/** Permanent meetings come last. */
function timeOf({ start }: Entry): number {
  return start?.toMillis() ?? Number.MAX_SAFE_INTEGER;
}
