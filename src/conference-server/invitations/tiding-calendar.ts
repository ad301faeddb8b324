import type { MailCalendar } from '../mail/outbox.js';
import { firstOccurrence, lastOccurrence } from '../timeline.js';
import { readWallTime, toInstant } from '../wall-time.js';
import {
  type Attendee,
  type CalendarEvent,
  type CalendarFile,
  type CalendarSeries,
  writeCalendar,
} from './calendar-file.js';
import { toRecurrenceRules } from './recurrence-rule.js';
import { replyOf } from './replies.js';
import { factsOf, guestsOf, type MeetingFacts, type Standing } from './standing.js';
import { findSubject, type Telling } from './telling.js';
import type { Tiding } from './tidings.js';
import { viewOf } from './view.js';

/** What goes into the file in the organiser's language. */
export type DescribeFacts = (facts: MeetingFacts) => string;

/**
 * The calendar file of a tiding; null where there is no time to enter. What loses its time is cancelled in calendars.
 */
export function toTidingCalendar(
  tiding: Tiding,
  telling: Telling,
  describe: DescribeFacts,
): MailCalendar | null {
  if (tiding.news === 'cancellation') return writeCancellation(tiding, telling);
  const { after, before } = telling;
  if (after === null) return null;
  if (!after.settings.permanent) return writeRequest(tiding, { ...telling, after }, describe);
  return before === null || before.settings.permanent ? null : writeCancellation(tiding, telling);
}

/** Equal for tidings of one telling whose calendar files are the same. */
export function toCalendarKey({ to, news, occurId }: Tiding, { after }: Telling): string {
  const isOwn = news === 'cancellation' || after === null || after.settings.permanent;
  if (isOwn) return JSON.stringify([to, news, occurId]);
  const isListed = guestsOf(after, occurId).some(({ email }) => email.toLowerCase() === to);
  return JSON.stringify([isListed ? null : to, occurId, [...viewOf(after, to).occurrences]]);
}

function writeRequest(
  tiding: Tiding,
  telling: Telling & { readonly after: Standing },
  describe: DescribeFacts,
): MailCalendar {
  const { after } = telling;
  const attendees = guestsOf(after, tiding.occurId).map(({ email }) => toAttendee(email, tiding, telling));
  const isListed = attendees.some(({ email }) => email.toLowerCase() === tiding.to);
  return writeCalendar({
    ...commonOf(telling, after),
    method: 'REQUEST',
    attendees: isListed ? attendees : [...attendees, toAttendee(tiding.to, tiding, telling)],
    events: eventsOf(tiding, telling, describe),
    joinUrl: telling.dialInfo?.app_url ?? null,
  });
}

function writeCancellation(tiding: Tiding, telling: Telling): MailCalendar | null {
  const { before } = telling;
  if (before === null || before.settings.permanent) return null;
  const whole = { ...tiding, news: 'cancellation' } as const;
  const facts = findSubject(whole, telling)?.facts;
  const event = facts === undefined ? undefined : toEvent(facts, tiding.occurId, () => '');
  if (event === undefined) return null;
  const series = tiding.occurId === null ? seriesOf(before, []) : null;
  return writeCalendar({
    ...commonOf(telling, before),
    method: 'CANCEL',
    attendees: [toAttendee(tiding.to, tiding, telling)],
    events: [{ ...event, series }],
    joinUrl: null,
  });
}

function commonOf(telling: Telling, { settings }: Standing): Pick<CalendarFile, CommonField> {
  const { uid, sequence, stamp, organiser } = telling;
  return { uid, sequence, stamp, organiser, zone: settings.timezone };
}

type CommonField = 'uid' | 'sequence' | 'stamp' | 'organiser' | 'zone';

/** For a whole series: the series, then each occurrence that is otherwise. */
function eventsOf(
  { to, occurId, news }: Tiding,
  telling: Telling & { readonly after: Standing },
  describe: DescribeFacts,
): readonly CalendarEvent[] {
  const { after } = telling;
  if (occurId !== null) {
    const facts = findSubject({ to, occurId, news }, telling)?.facts;
    return present([facts && toEvent(facts, occurId, describe)]);
  }
  const own = [...viewOf(after, to).occurrences];
  const missing = own.filter(([, facts]) => facts === null).map(([id]) => Date.parse(id));
  const first = toEvent(factsOf(after), null, describe);
  const others = own.map(([id, facts]) => (facts === null ? undefined : toEvent(facts, id, describe)));
  return present([first && { ...first, series: seriesOf(after, missing) }, ...others]);
}

function present(events: readonly (CalendarEvent | undefined)[]): readonly CalendarEvent[] {
  return events.filter((event) => event !== undefined);
}

function toEvent(
  facts: MeetingFacts,
  occurId: string | null,
  describe: DescribeFacts,
): CalendarEvent | undefined {
  if (facts.time === null) return undefined;
  const { start, end } = facts.time;
  const recurrenceId = occurId === null ? null : Date.parse(occurId);
  return { title: facts.title, description: describe(facts), start, end, series: null, recurrenceId };
}

function seriesOf({ settings }: Standing, except: CalendarSeries['except']): CalendarSeries | null {
  const { repetition, start, timezone } = settings;
  const own = start === null ? undefined : readWallTime(start);
  if (repetition === null || own === undefined || firstOccurrence(settings) === undefined) return null;
  const last = lastOccurrence(settings);
  const lastStart = last === null ? null : toInstant(last.start, timezone);
  return { rules: toRecurrenceRules({ repetition, start: own, lastStart }), except };
}

function toAttendee(email: string, { occurId }: Tiding, { after, replies, names }: Telling): Attendee {
  const reply = after === null ? 'None' : replyOf(replies, { standing: after, occurId, email });
  return { email, name: names.get(email.toLowerCase()) ?? '', reply };
}
