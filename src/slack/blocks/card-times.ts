import { DateTime, type Duration } from 'luxon';
import { describeRecurrence } from '../../meeting/recurrence/describe-recurrence.js';
import type { AgendaEntry } from '../../starleaf/agenda.js';
import { inZone } from '../local-time.js';
import { dateToken, escapeText, shorten } from './mrkdwn.js';
import { describeLength, describeTime } from './when.js';

/** One of the dates of a series. */
export type CardDate = Pick<AgendaEntry, 'occurId' | 'title' | 'start' | 'duration' | 'state'>;

/** How many dates of a series a card shows. */
export const DATES_SHOWN = 5;

/** What a card needs to know to say when a meeting takes place. */
export interface CardTimes {
  readonly title: string;
  /** Of a series, the first occurrence; null for a permanent meeting. */
  readonly start: DateTime<true> | null;
  readonly duration: Duration | null;
  /** An RFC 5545 rule without DTSTART, or null. */
  readonly recurrence: string | null;
  /** Of a series, what comes next, what was moved and skipped included. */
  readonly dates: readonly CardDate[];
}

/** When it takes place: in a line for notifications, and in full. */
export function describeCardTimes(facts: CardTimes): {
  readonly headline: string;
  readonly lines: readonly string[];
} {
  const { start, duration, recurrence, dates } = facts;
  if (start === null || duration === null)
    return { headline: 'open at any time', lines: ['*Open at any time*'] };
  const shown = dates.find(({ state }) => state !== 'cancelled') ?? { start, duration };
  const time = describeTime(shown.start, shown.duration);
  const about = `*${time}* · ${describeLength(shown.duration)}`;
  if (recurrence === null) return { headline: time, lines: [about, `For you: ${dateToken(shown.start)}`] };
  const repeats = escapeText(describeRecurrence({ recurrence, start }));
  return {
    headline: `${time}, ${repeats}`,
    lines: [
      about,
      `:repeat: Repeats ${repeats}; ${dates.length === 0 ? 'no date is to come' : 'the next is shown'}`,
      ...(dates.length < 2
        ? []
        : [`:calendar: ${dates.map((date) => describeDate(date, facts)).join(' · ')}`]),
      `For you: ${dateToken(shown.start)}`,
    ],
  };
}

/** "Thu 26 Nov", "~Thu 3 Dec~ skipped", "Fri 11 Dec, 10:00–10:30 instead of Thu 10 Dec". */
function describeDate(date: CardDate, { start: first, title }: CardTimes): string {
  const zone = first?.zoneName ?? date.start.zoneName;
  const start = inZone(date.start.toMillis(), zone);
  const day = toDay(start);
  switch (date.state) {
    case 'planned':
      return day;
    case 'cancelled':
      return `~${day}~ skipped`;
    case 'changed':
      return date.title === title ? `${day} _changed_` : `${day} _${escapeText(shorten(date.title, 60))}_`;
    case 'moved': {
      const planned = date.occurId === null ? undefined : readPlanned(date.occurId, zone);
      const clock = `${start.toFormat('HH:mm')}–${start.plus(date.duration).toFormat('HH:mm')}`;
      const from =
        planned === undefined || planned.hasSame(start, 'day') ? '' : ` instead of ${toDay(planned)}`;
      return `${day}, ${clock}${from === '' ? ' _moved_' : from}`;
    }
    default:
      return date.state satisfies never;
  }
}

function readPlanned(occurId: string, zone: string): DateTime<true> | undefined {
  const planned = DateTime.fromISO(occurId, { zone });
  return planned.isValid ? planned : undefined;
}

function toDay(moment: DateTime<true>): string {
  return moment.setLocale('en-GB').toFormat('ccc d LLL');
}
