import type { JSX } from 'preact';
import type { MailLine } from '../../protocol.js';
import { writePlace } from '../state/place.js';
import { usePlayground } from '../state/playground.js';
import { describeMoment } from '../time/clock.js';
import { MethodBadge } from './method-badge.js';
import { mailTime } from './when.js';

/** Mails, the newest first; arrow keys move among them. */
export function MailList({ mails }: { mails: readonly MailLine[] }): JSX.Element {
  return (
    <ol class="mails" aria-label="Mails" onKeyDown={moveWithArrows}>
      {mails.map((mail) => (
        <li key={mail.id}>
          <MailLink mail={mail} />
        </li>
      ))}
    </ol>
  );
}

function MailLink({ mail }: { mail: MailLine }): JSX.Element {
  const { place, clock, go, seenMails } = usePlayground();
  const { id, to, subject, preview, calendarMethod } = mail;
  const target = { mailbox: place.mailbox, mail: id };
  const isNew = !seenMails.has(id);
  return (
    <a
      class={isNew ? 'mail-link mail-new' : 'mail-link'}
      href={writePlace({ ...place, ...target })}
      aria-current={place.mail === id ? 'true' : undefined}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        go(target);
      }}
    >
      <span class="mail-line">
        <span class="mail-to">
          {isNew && <span class="visually-hidden">Unread. </span>}
          To {to}
        </span>
        <time dateTime={new Date(mail.at).toISOString()} title={describeMoment(new Date(mail.at), clock)}>
          {mailTime(mail.at, clock)}
        </time>
      </span>
      <span class="mail-subject">{subject}</span>
      <span class="mail-line">
        <span class="mail-preview">{preview}</span>
        <MethodBadge method={calendarMethod} />
      </span>
    </a>
  );
}

function moveWithArrows(event: KeyboardEvent & { readonly currentTarget: HTMLOListElement }): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const focused = document.activeElement;
  if (step === undefined || !(focused instanceof HTMLAnchorElement)) return;
  const links = [...event.currentTarget.querySelectorAll('a')];
  links[links.indexOf(focused) + step]?.focus();
  event.preventDefault();
}
