import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { MailLine } from '../../protocol.js';
import { Icon } from '../icons.js';
import { SidebarLink } from '../sidebar/sidebar-link.js';
import { ELSEWHERE, EVERYBODY } from '../state/place.js';
import { usePlayground } from '../state/playground.js';

/** The way to the mails that were sent to people here and to guests. */
export function MailboxLink({ mails }: { mails: readonly MailLine[] }): JSX.Element {
  const { place, seenMails } = usePlayground();
  const id = useId();
  return (
    <section class="group" aria-labelledby={id}>
      <h2 id={id}>Mail</h2>
      <ul>
        <li>
          <SidebarLink
            to={{ ...ELSEWHERE, mailbox: EVERYBODY }}
            isCurrent={place.mailbox !== null}
            name="Mailbox"
            unread={mails.filter((mail) => !seenMails.has(mail.id)).length}
          >
            <Icon name="mail" />
          </SidebarLink>
        </li>
      </ul>
    </section>
  );
}
