import { expect, test } from '@jest/globals';
import {
  guestsWithMailbox,
  mailsOf,
  peopleWithMailbox,
} from '../../../../src/playground/page/mailbox/owners.js';
import { EVERYBODY } from '../../../../src/playground/page/state/place.js';
import { mail } from '../fixtures/mail.js';
import { ANA, BEN } from '../fixtures/snapshot.js';

const MAILS = [
  mail({ id: '3', to: 'Zoe@Partner.example' }),
  mail({ id: '2', to: 'ANA@example.com' }),
  mail({ id: '1', to: 'zoe@partner.example' }),
  mail({ id: '0', to: 'adam@partner.example' }),
];

test('everybody who is here has a mailbox, mail or not', () => {
  expect(peopleWithMailbox([ANA, BEN])).toEqual([
    { address: 'ana@example.com', name: 'Ana Costa' },
    { address: 'ben@example.com', name: 'Ben Carter' },
  ]);
});

test('a guest has one from the first mail on, however the address is written', () => {
  expect(guestsWithMailbox(MAILS, [ANA, BEN]).map(({ address }) => address)).toEqual([
    'adam@partner.example',
    'zoe@partner.example',
  ]);
});

test.each([
  ['zoe@partner.example', ['3', '1']],
  ['ana@example.com', ['2']],
  ['ben@example.com', []],
  [EVERYBODY, ['3', '2', '1', '0']],
])('in the mailbox of %s are its mails', (owner, ids) => {
  expect(mailsOf(owner, MAILS).map(({ id }) => id)).toEqual(ids);
});
