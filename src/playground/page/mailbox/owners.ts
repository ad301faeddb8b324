import type { MailLine, Person } from '../../protocol.js';
import { EVERYBODY } from '../state/place.js';

/** Somebody who has a mailbox: one of the people, whether or not they got mail, or a guest who did. */
export interface Owner {
  /** In lower case. */
  readonly address: string;
  readonly name: string;
}

/** An address as it is told from others. */
export const sameAddress = (address: string): string => address.trim().toLowerCase();

/** The mailboxes of the people who are here. */
export const peopleWithMailbox = (people: readonly Person[]): readonly Owner[] =>
  people.map(({ email, realName }) => ({ address: sameAddress(email), name: realName }));

/** Everybody else who got mail, by address. */
export function guestsWithMailbox(mails: readonly MailLine[], people: readonly Person[]): readonly Owner[] {
  const known = new Set(people.map(({ email }) => sameAddress(email)));
  const addresses = new Set(mails.map(({ to }) => sameAddress(to)));
  return [...addresses]
    .filter((address) => !known.has(address))
    .toSorted()
    .map((address) => ({ address, name: address }));
}

/** The mails in one mailbox, or in all. */
export const mailsOf = (owner: string, mails: readonly MailLine[]): readonly MailLine[] =>
  owner === EVERYBODY ? mails : mails.filter(({ to }) => sameAddress(to) === owner);
