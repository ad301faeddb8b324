import ICAL from 'ical.js';

export interface ReadEvent {
  readonly uid: string;
  readonly sequence: number;
  readonly summary: string;
  readonly description: string;
  readonly status: string;
  readonly location: string | null;
  readonly url: string | null;
  /** UTC. */
  readonly start: string;
  readonly end: string;
  /** As it stands in the file. */
  readonly wallStart: string;
  /** UTC; null for a series or a single meeting. */
  readonly recurrenceId: string | null;
  readonly rules: readonly string[];
  readonly organiser: { readonly name: string; readonly address: string };
  readonly attendees: readonly Readonly<Record<'address' | 'name' | 'partstat' | 'rsvp', string>>[];
}

export interface ReadCalendar {
  readonly method: string;
  readonly zones: readonly string[];
  readonly events: readonly ReadEvent[];
  /** When meetings take place, in UTC, with their titles: at most so many. */
  occurrences(count: number): readonly (readonly [start: string, title: string])[];
}

/** Reads a calendar file with a parser that is not the writer's; throws on what is no iCalendar. */
export function readCalendar(content: string | undefined): ReadCalendar {
  if (content === undefined) throw new Error('no calendar');
  checkLines(content);
  const root = new ICAL.Component(ICAL.parse(content));
  ICAL.TimezoneService.reset();
  const zones = root.getAllSubcomponents('vtimezone');
  for (const zone of zones) ICAL.TimezoneService.register(zone);
  const components = root.getAllSubcomponents('vevent');
  return {
    method: String(root.getFirstPropertyValue('method')),
    zones: zones.map((zone) => String(zone.getFirstPropertyValue('tzid'))),
    events: components.map(readEvent),
    occurrences: (count) => expand(components, count),
  };
}

function checkLines(content: string): void {
  if (!content.endsWith('END:VCALENDAR\r\n')) throw new Error('does not end with its last line');
  if (/[^\r]\n/.test(content)) throw new Error('a line that ends otherwise than with CRLF');
  const long = content.split('\r\n').find((line) => Buffer.byteLength(line) > 75);
  if (long !== undefined) throw new Error(`a line longer than 75 octets: ${long}`);
}

function readEvent(component: ICAL.Component): ReadEvent {
  const event = new ICAL.Event(component);
  const stamp = component.getFirstPropertyValue('dtstamp');
  if (!(stamp instanceof ICAL.Time) || stamp.zone !== ICAL.Timezone.utcTimezone) {
    throw new Error('DTSTAMP must be in UTC');
  }
  const organiser = component.getFirstProperty('organizer');
  const text = (name: string) => {
    const value = component.getFirstPropertyValue(name);
    return value === null ? null : String(value);
  };
  return {
    uid: event.uid,
    sequence: event.sequence,
    summary: event.summary,
    description: event.description ?? '',
    status: text('status') ?? '',
    location: text('location'),
    url: text('url'),
    start: toUtc(event.startDate),
    end: toUtc(event.endDate),
    wallStart: event.startDate.toString(),
    recurrenceId: event.recurrenceId ? toUtc(event.recurrenceId) : null,
    rules: component.getAllProperties('rrule').map((rule) => String(rule.getFirstValue())),
    organiser: { name: parameter(organiser, 'cn'), address: addressOf(organiser) },
    attendees: component.getAllProperties('attendee').map((attendee) => ({
      address: addressOf(attendee),
      name: parameter(attendee, 'cn'),
      partstat: parameter(attendee, 'partstat'),
      rsvp: parameter(attendee, 'rsvp'),
    })),
  };
}

function parameter(property: ICAL.Property | null, name: string): string {
  return String(property?.getParameter(name) ?? '');
}

function addressOf(property: ICAL.Property | null): string {
  return String(property?.getFirstValue() ?? '').replace(/^mailto:/i, '');
}

function expand(components: readonly ICAL.Component[], count: number) {
  const [master] = components.filter((component) => component.getFirstProperty('recurrence-id') === null);
  if (master === undefined) return components.map((component) => toOccurrence(new ICAL.Event(component)));
  const event = new ICAL.Event(master);
  for (const component of components) if (component !== master) event.relateException(component);
  if (!event.isRecurring()) return [toOccurrence(event)];
  const iterator = event.iterator();
  const found: (readonly [string, string])[] = [];
  for (let next = iterator.next(); next && found.length < count; next = iterator.next()) {
    const { item, startDate } = event.getOccurrenceDetails(next);
    found.push([toUtc(startDate), item.summary]);
  }
  return found;
}

function toOccurrence(event: ICAL.Event): readonly [string, string] {
  return [toUtc(event.startDate), event.summary];
}

function toUtc(time: ICAL.Time): string {
  return `${time.toJSDate().toISOString().slice(0, 19)}Z`;
}
