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

/** How many cancelled occurrences in a row are passed over. */
const MOST_CANCELLED = 20;

/** @param now in the zone of whoever reads it: days are theirs */
export function findComing(meetings: readonly ListedMeeting[], now: DateTime<true>): Coming {
  const tomorrow = now.startOf('day').plus({ days: 1 });
  const series = meetings.filter(({ recurrence }) => recurrence !== null);
  return {
    next: findNext(meetings, now),
    today: agendaBetween(meetings, { from: now, to: tomorrow }),
    week: agendaBetween(meetings, { from: tomorrow, to: tomorrow.plus({ days: 7 }) }).filter(
      ({ start }) => start >= tomorrow,
    ),
    series: series
      .flatMap((meeting) => findNext([meeting], now) ?? [])
      .sort((one, other) => one.start.toMillis() - other.start.toMillis()),
    permanent: permanentEntries(meetings),
  };
}

function findNext(meetings: readonly ListedMeeting[], now: DateTime<true>): AgendaEntry | undefined {
  const coming = agendaFrom(meetings, { from: now, count: MOST_CANCELLED });
  return coming.find(({ state }) => state !== 'cancelled');
}
