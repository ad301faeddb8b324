import { expect, test } from '@jest/globals';
import { fromParticipants, toParticipants } from '../../src/starleaf/participants.js';

test('each address is named once, whichever case it is in', () => {
  expect(toParticipants(['kim@example.com', 'ana@example.com', 'Kim@Example.com'])).toEqual([
    { email: 'Kim@Example.com' },
    { email: 'ana@example.com' },
  ]);
});

test.each([
  [{}, { name: null, reply: 'none', isRoom: false }],
  [
    { firstname: 'Kim', lastname: 'Lee', reply: 'Accepted', meeting_room: false },
    { name: 'Kim Lee', reply: 'accepted' },
  ],
  [
    { firstname: null, lastname: 'Lee', reply: 'Tentative' },
    { name: 'Lee', reply: 'tentative' },
  ],
  [
    { reply: 'Declined', meeting_room: 'true' },
    { reply: 'declined', isRoom: true },
  ],
  [
    { reply: 'None', meeting_room: 'False' },
    { reply: 'none', isRoom: false },
  ],
  [
    { reply: null, meeting_room: true },
    { reply: 'none', isRoom: true },
  ],
  [{ reply: 'constructor' }, { reply: 'none', isMailRefused: false }],
  [{ mail: 'failed' }, { isMailRefused: true }],
  [{ mail: 'waiting' }, { isMailRefused: false }],
] as const)('what StarLeaf says of a participant is read: %j', (answer, participant) => {
  const email = 'kim@example.com';
  const full = {
    firstname: null,
    lastname: null,
    reply: null,
    meeting_room: null,
    mail: null,
    ...answer,
    email,
  };
  expect(fromParticipants([full])).toMatchObject([{ email, ...participant }]);
});
