import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { MailLine } from '../../protocol.js';
import { Icon } from '../icons.js';
import { usePlayground } from '../state/playground.js';
import { mailAddress } from '../state/server.js';
import { formatMoment } from '../text/date-token.js';
import { CalendarFile } from './calendar-file.js';
import { useMail } from './use-mail.js';

const VIEWS = { message: 'Message', text: 'Plain text', calendar: 'Calendar file' } as const;
type ViewName = keyof typeof VIEWS;

/** One mail: from whom to whom and when, and what it says, as its reader's mail program may show it. */
export function MailReader({ line }: { line: MailLine }): JSX.Element {
  const { go, place, clock, seenMails } = usePlayground();
  const [view, setView] = useState<ViewName>('message');
  const { id, from, to, subject, calendarMethod } = line;
  useEffect(() => seenMails.add([id]), [id]);
  const views: readonly ViewName[] = [
    'message',
    'text',
    ...(calendarMethod === null ? [] : ['calendar' as const]),
  ];
  return (
    <article class="mail" aria-label={subject}>
      <header class="mail-header">
        <button
          type="button"
          class="icon-button mail-back"
          aria-label="Back to the list"
          title="Back to the list"
          onClick={() => go({ mailbox: place.mailbox })}
        >
          <Icon name="back" />
        </button>
        <h3>{subject}</h3>
        <dl>
          <dt>From</dt>
          <dd>{from}</dd>
          <dt>To</dt>
          <dd>{to}</dd>
          <dt>Sent</dt>
          <dd>{formatMoment(new Date(line.at), '{date_long}, {time}', clock)}</dd>
        </dl>
        <div class="tabs" role="toolbar" aria-label="Show as">
          {views.map((name) => (
            <button key={name} type="button" aria-pressed={view === name} onClick={() => setView(name)}>
              {VIEWS[name]}
            </button>
          ))}
        </div>
      </header>
      <MailView id={id} view={view} />
    </article>
  );
}

function MailView({ id, view }: { id: string; view: ViewName }): JSX.Element | null {
  const mail = useMail(id);
  if (typeof mail === 'string') return <p class="empty">{mail}</p>;
  switch (view) {
    case 'message':
      return (
        <iframe
          class="mail-page"
          title="Message"
          src={mailAddress(id, 'message.html')}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          referrerpolicy="no-referrer"
        />
      );
    case 'text':
      return mail && <pre class="mail-text">{mail.text}</pre>;
    case 'calendar':
      return mail?.calendar ? <CalendarFile id={id} {...mail.calendar} /> : null;
    default:
      return view satisfies never;
  }
}
