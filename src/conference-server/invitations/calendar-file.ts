import {
  ICalAttendeeStatus,
  ICalCalendar,
  ICalCalendarMethod,
  ICalEventBusyStatus,
  ICalEventStatus,
} from 'ical-generator';
import { DateTime } from 'luxon';
import { toLine } from '../mail/letter.js';
import type { Mailbox } from '../mail/mail.js';
import type { MailCalendar } from '../mail/outbox.js';
import type { Instant } from '../wall-time.js';
import type { Reply } from './replies.js';
import { type CalendarZone, toCalendarZone } from './time-zones.js';

/** A calendar file that invites or cancels (iTIP, RFC 5546). */
export interface CalendarFile {
  readonly method: MailCalendar['method'];
  /** One for each conference, as long as it is there. */
  readonly uid: string;
  /** Higher than that of all files before. */
  readonly sequence: number;
  /** When it was written. */
  readonly stamp: Date;
  /** The conference's: all times are said in it, also those that were set in another. */
  readonly zone: string;
  readonly organiser: Mailbox;
  readonly attendees: readonly Attendee[];
  readonly events: readonly CalendarEvent[];
  /** Where the meeting takes place; null where nobody is to go there any more. */
  readonly joinUrl: string | null;
}

export interface Attendee {
  readonly email: string;
  /** Empty where it is not known. */
  readonly name: string;
  readonly reply: Reply;
}

export interface CalendarEvent {
  readonly title: string;
  readonly description: string;
  readonly start: Instant;
  readonly end: Instant;
  /** Null for what does not repeat. */
  readonly series: CalendarSeries | null;
  /** The start that its series gave it; null for what is no single occurrence. */
  readonly recurrenceId: Instant | null;
}

export interface CalendarSeries {
  /** Values of RRULE. */
  readonly rules: readonly string[];
  /** Starts of occurrences that do not take place. */
  readonly except: readonly Instant[];
}

const PARTSTAT = {
  None: ICalAttendeeStatus.NEEDSACTION,
  Accepted: ICalAttendeeStatus.ACCEPTED,
  Tentative: ICalAttendeeStatus.TENTATIVE,
  Declined: ICalAttendeeStatus.DECLINED,
} as const satisfies Record<Reply, ICalAttendeeStatus>;

/** Writes a calendar file as Outlook, Google and Apple take it. */
export function writeCalendar(file: CalendarFile): MailCalendar {
  const zone = toCalendarZone(file.zone);
  const calendar = new ICalCalendar({
    prodId: { company: 'StarLeaf', product: 'Conference server', language: 'EN' },
    method: file.method === 'REQUEST' ? ICalCalendarMethod.REQUEST : ICalCalendarMethod.CANCEL,
    scale: 'GREGORIAN',
    // Without a name: the calendar's own zone would take the Z from DTSTAMP and UNTIL.
    timezone: { name: null, generator: () => zone?.description ?? null },
  });
  for (const event of file.events) addEvent(calendar, { file, event, zone });
  return { method: file.method, content: `${calendar.toString()}\r\n` };
}

function addEvent(
  calendar: ICalCalendar,
  { file, event, zone }: { file: CalendarFile; event: CalendarEvent; zone: CalendarZone | null },
): void {
  const { organiser, attendees, joinUrl, sequence, stamp, uid, method } = file;
  const isOn = method === 'REQUEST';
  calendar.createEvent({
    id: uid,
    sequence,
    stamp,
    timezone: zone?.name ?? null,
    start: toDateTime(event.start),
    end: toDateTime(event.end),
    ...(event.recurrenceId === null ? {} : { recurrenceId: toDateTime(event.recurrenceId) }),
    ...(event.series === null ? {} : { repeating: writeSeries(event.series, zone) }),
    summary: toLine(event.title),
    description: event.description,
    ...(joinUrl === null ? {} : { location: joinUrl, url: joinUrl }),
    status: isOn ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
    busystatus: isOn ? ICalEventBusyStatus.BUSY : ICalEventBusyStatus.FREE,
    organizer: { name: toParameter(organiser.name), email: organiser.address },
    attendees: attendees.map(({ email, name, reply }) => ({
      email,
      name: toParameter(name) || email,
      rsvp: isOn,
      status: PARTSTAT[reply],
    })),
  });
}

/** As it stands in the file: the library's own form knows neither `2MO` nor several rules. */
function writeSeries({ rules, except }: CalendarSeries, zone: CalendarZone | null): string {
  const parameter = zone === null ? '' : `;TZID=${zone.name}`;
  const exdates = except.map((start) => `EXDATE${parameter}:${formatTime(start, zone)}`);
  return [...rules.map((rule) => `RRULE:${rule}`), ...exdates].join('\r\n');
}

function formatTime(instant: Instant, zone: CalendarZone | null): string {
  const time = toDateTime(instant).setZone(zone?.name ?? 'utc');
  return `${time.toFormat("yyyyLLdd'T'HHmmss")}${zone === null ? 'Z' : ''}`;
}

function toDateTime(instant: Instant): DateTime {
  return DateTime.fromMillis(instant, { zone: 'utc' });
}

/** A parameter's value can hold no quotes, and readers differ on backslashes (RFC 5545, 3.2). */
function toParameter(text: string): string {
  return toLine(text).replaceAll('"', "'").replaceAll('\\', '/');
}
