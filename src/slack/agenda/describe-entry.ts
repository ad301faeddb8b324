import type { DateTime } from 'luxon';
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
  const clock = { hour: 'numeric', minute: '2-digit' } as const;
  const end = to.hasSame(from, 'day') ? clock : ({ weekday: 'short', ...clock } as const);
  return `${from.toLocaleString(clock)}–${to.toLocaleString(end)}`;
}

/** "Tomorrow, Wed 25 Nov" for what is near; the year where it is another. */
export function describeDate(
  start: DateTime<true>,
  { reader, now }: { reader: Reader; now: DateTime<true> },
): string {
  const { zone, locale } = reader;
  const [day, today] = [start, now].map((moment) => moment.setZone(zone).setLocale(locale));
  if (day === undefined || today === undefined) return '';
  const isThisYear = day.hasSame(today, 'year');
  const date = day.toLocaleString({
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(isThisYear ? {} : { year: 'numeric' }),
  });
  const ahead = day.startOf('day').diff(today.startOf('day'), 'days').days;
  const near =
    ahead > -2 && ahead < 2 ? ['Yesterday', 'Today', 'Tomorrow'][Math.round(ahead) + 1] : undefined;
  return near === undefined ? date : `${near}, ${date}`;
}

/** "Today, Tue 24 Nov, 15:00–15:30". */
export function describeWhen(entry: Entry, facts: { reader: Reader; now: DateTime<true> }): string {
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
