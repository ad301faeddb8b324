import type { DateTime } from 'luxon';
import {
  type AgendaEntry,
  agendaBetween,
  agendaFrom,
  type PermanentEntry,
  permanentEntries,
} from '../../starleaf/agenda.js';
import type { ListedMeeting } from '../../starleaf/meeting-list.js';

/** What comes, as the Home tab has it. */
export interface Coming {
  /** What is on or comes next; undefined where nothing does. */
  readonly next: AgendaEntry | undefined;
  /** What is not over today. */
  readonly today: readonly AgendaEntry[];
  /** The seven days after today. */
  readonly week: readonly AgendaEntry[];
  /** Each series that is not over, by what takes place next of it. */
  readonly series: readonly AgendaEntry[];
  readonly permanent: readonly PermanentEntry[];
}

/** The first is nearly always the one; of so many cancelled in a row the next is looked for. */
const LOOKED_AT = [1, 20] as const;

/** @param now in the zone of whoever reads it: days are theirs */
export function findComing(meetings: readonly ListedMeeting[], now: DateTime<true>): Coming {
  const tomorrow = now.startOf('day').plus({ days: 1 });
  // Expanding series is what takes long, so that the days that are shown are expanded once.
  const soon = agendaBetween(meetings, { from: now, to: tomorrow.plus({ days: 7 }) });
  const takingPlace = soon.filter(({ state }) => state !== 'cancelled');
  const firsts = new Map(takingPlace.toReversed().map((entry) => [entry.meeting, entry]));
  return {
    next: takingPlace[0] ?? findNext(meetings, now),
    today: soon.filter(({ start }) => start < tomorrow),
    week: soon.filter(({ start }) => start >= tomorrow),
    series: meetings
      .filter(({ recurrence }) => recurrence !== null)
      .flatMap((meeting) => firsts.get(meeting) ?? findNext([meeting], now) ?? [])
      .sort((one, other) => one.start.toMillis() - other.start.toMillis()),
    permanent: permanentEntries(meetings),
  };
}

/** What is on or comes next, cancelled occurrences left out. */
export function findNext(meetings: readonly ListedMeeting[], now: DateTime<true>): AgendaEntry | undefined {
  for (const count of LOOKED_AT) {
    const coming = agendaFrom(meetings, { from: now, count });
    const next = coming.find(({ state }) => state !== 'cancelled');
    if (next !== undefined || coming.length < count) return next;
  }
  return undefined;
}
