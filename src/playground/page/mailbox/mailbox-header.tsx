import type { JSX } from 'preact';
import type { MailLine } from '../../protocol.js';
import { Icon } from '../icons.js';
import { EVERYBODY } from '../state/place.js';
import { usePlayground } from '../state/playground.js';
import { guestsWithMailbox, mailsOf, type Owner, peopleWithMailbox } from './owners.js';

interface MailboxHeaderProps {
  readonly mails: readonly MailLine[];
  readonly owner: string;
  readonly shown: readonly MailLine[];
}

/** Whose mails these are, with the way to anybody else's. */
export function MailboxHeader({ mails, owner, shown }: MailboxHeaderProps): JSX.Element {
  const { snapshot, go, seenMails } = usePlayground();
  const people = peopleWithMailbox(snapshot.people);
  const guests = guestsWithMailbox(mails, snapshot.people);
  const unread = shown.filter(({ id }) => !seenMails.has(id));
  const options = (owners: readonly Owner[]): JSX.Element[] =>
    owners.map(({ address, name }) => (
      <option key={address} value={address} selected={address === owner}>
        {countedName(name, mailsOf(address, mails).length)}
      </option>
    ));
  return (
    <header class="pane-header">
      <div class="pane-title">
        <h2>Mailbox</h2>
      </div>
      {unread.length > 0 && (
        <button
          type="button"
          class="icon-button"
          aria-label="Mark all as read"
          title="Mark all as read"
          onClick={() => seenMails.add(unread.map(({ id }) => id))}
        >
          <Icon name="check" />
        </button>
      )}
      <span class="select mailbox-owner">
        <select
          aria-label="Whose mail"
          value={owner}
          onChange={({ currentTarget }) => go({ mailbox: currentTarget.value })}
        >
          <option value={EVERYBODY}>{countedName('Everybody', mails.length)}</option>
          <optgroup label="People">{options(people)}</optgroup>
          {guests.length > 0 && <optgroup label="Guests">{options(guests)}</optgroup>}
        </select>
      </span>
    </header>
  );
}

const countedName = (name: string, count: number): string => (count === 0 ? name : `${name} (${count})`);
