import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { MailLine } from '../../protocol.js';
import { Icon } from '../icons.js';
import { usePlayground } from '../state/playground.js';
import { MailList } from './mail-list.js';
import { MailReader } from './mail-reader.js';
import { MailboxHeader } from './mailbox-header.js';
import { mailsOf } from './owners.js';

interface MailboxProps {
  readonly mails: readonly MailLine[];
  /** Whose, as in `Place`. */
  readonly owner: string;
}

/** The mails that nothing sends from this machine: those of one address or of all, and the one that is open. */
export function Mailbox({ mails, owner }: MailboxProps): JSX.Element {
  const { place, snapshot } = usePlayground();
  const shown = mailsOf(owner, mails);
  const open = shown.find(({ id }) => id === place.mail);
  useEffect(() => {
    document.title = `Mailbox · ${snapshot.viewer.realName}`;
  }, []);
  return (
    <section class={open === undefined ? 'mailbox' : 'mailbox mailbox-reading'} aria-label="Mailbox">
      <div class="mailbox-side">
        <MailboxHeader mails={mails} owner={owner} shown={shown} />
        {shown.length === 0 ? <NoMails isForAll={mails.length === 0} /> : <MailList mails={shown} />}
      </div>
      <div class="mailbox-main">
        {open === undefined ? (
          <p class="mailbox-hint">
            <Icon name="mail" size={40} />
            {shown.length > 0 && 'Choose a mail to read it.'}
          </p>
        ) : (
          <MailReader key={open.id} line={open} />
        )}
      </div>
    </section>
  );
}

function NoMails({ isForAll }: { isForAll: boolean }): JSX.Element {
  return (
    <div class="empty">
      <h3>No mail yet</h3>
      <p>
        {isForAll
          ? 'Invitations, changes and cancellations that would be sent by e-mail appear here. Nothing leaves this machine.'
          : 'Nothing was sent to this address.'}
      </p>
    </div>
  );
}
