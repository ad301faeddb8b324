import { DateTime } from 'luxon';
import type { EntryState } from '../../starleaf/agenda.js';
import type { Person } from '../people.js';
import type { Entry } from './find-which.js';

/** To whom times are told: in their own zone, by their own clock, in the order of their locale. */
export type Reader = Pick<Person, 'zone' | 'locale'>;

/** "09:30–09:45" or "9:30 AM – 9:45 AM", as the reader's locale has it. */
export function describeClock({ start, duration }: Entry, { zone, locale }: Reader): string {
  if (start === null) return 'any time';
  const from = start.setZone(zone).setLocale(locale);
  const to = from.plus(duration);
  const clock = DateTime.TIME_SIMPLE;
  const end = to.hasSame(from, 'day') ? clock : ({ weekday: 'short', ...clock } as const);
  return `${from.toLocaleString(clock)}–${to.toLocaleString(end)}`;
}

/** By whom and when it is read. */
interface Reading {
  readonly reader: Reader;
  readonly now: DateTime<true>;
}

/** "Tomorrow, Wed 25 Nov": the date, and what one calls it where it is near. */
export function describeDate(start: DateTime<true>, reading: Reading): string {
  const { zone } = reading.reader;
  const ahead = start
    .setZone(zone)
    .startOf('day')
    .diff(reading.now.setZone(zone).startOf('day'), 'days').days;
  const near =
    ahead > -2 && ahead < 2 ? ['Yesterday', 'Today', 'Tomorrow'][Math.round(ahead) + 1] : undefined;
  const date = describeDateAlone(start, reading);
  return near === undefined ? date : `${near}, ${date}`;
}

/** "Wed 25 Nov", with the year where it is another than this. */
export function describeDateAlone(start: DateTime<true>, { reader, now }: Reading): string {
  const day = start.setZone(reader.zone).setLocale(reader.locale);
  const year = day.hasSame(now.setZone(reader.zone), 'year') ? {} : ({ year: 'numeric' } as const);
  const date = day.toLocaleString({ weekday: 'short', day: 'numeric', month: 'short', ...year });
  // Some locales set the weekday apart by a comma, which reads badly in a list of such things.
  return date.replace(/^(\p{L}+)\.?, /u, '$1 ');
}

/** "Today, Tue 24 Nov, 15:00–15:30". */
export function describeWhen(entry: Entry, facts: Reading): string {
  if (entry.start === null) return 'open at any time';
  return `${describeDate(entry.start, facts)}, ${describeClock(entry, facts.reader)}`;
}

/** What sets an occurrence apart, in a word; empty where nothing does. */
export const STATE_WORDS: Readonly<Record<EntryState | 'permanent', string>> = {
  planned: '',
  permanent: '',
  changed: 'changed',
  moved: 'moved',
  cancelled: 'skipped',
};
