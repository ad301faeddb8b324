import type { JSX } from 'preact';
import { Icon } from '../icons.js';
import { mailAddress } from '../state/server.js';

/** What a calendar does with a file, by its method. */
const EFFECTS: Readonly<Record<string, string>> = {
  REQUEST: 'Puts the meeting into a calendar, or changes it there',
  CANCEL: 'Takes the meeting out of a calendar',
};

interface CalendarFileProps {
  readonly id: string;
  readonly method: string;
  readonly content: string;
}

/** The calendar file of a mail: what it is for, its lines, and the way to have it. */
export function CalendarFile({ id, method, content }: CalendarFileProps): JSX.Element {
  return (
    <div class="mail-calendar">
      <div class="mail-calendar-bar">
        <Icon name="calendar" />
        <span>
          {EFFECTS[method] ?? 'For calendars'} <code>METHOD:{method}</code>
        </span>
        <a class="button" href={mailAddress(id, 'calendar.ics')} download>
          <Icon name="download" size={16} />
          Download .ics
        </a>
      </div>
      <pre class="mail-text">{content}</pre>
    </div>
  );
}
