import type { ConferenceParticipant } from './meeting.js';
import type { Settings } from './wire.js';

type ParticipantAnswer = NonNullable<Settings['participants']>[number];

const replies: ReadonlyMap<string, ConferenceParticipant['reply']> = new Map([
  ['accepted', 'accepted'],
  ['tentative', 'tentative'],
  ['declined', 'declined'],
]);

/** Addresses as StarLeaf takes them ("conf_participant request object"), each once: it mails each. */
export function toParticipants(emails: readonly string[]): readonly { readonly email: string }[] {
  const distinct = new Map(emails.map((email) => [email.toLowerCase(), email]));
  return [...distinct.values()].map((email) => ({ email }));
}

/** The people of a conference ("conf_participant response object"). */
export function fromParticipants(
  participants: readonly ParticipantAnswer[],
): readonly ConferenceParticipant[] {
  return participants.map(({ email, firstname, lastname, reply, meeting_room, mail }) => ({
    email,
    name: [firstname, lastname].filter((part) => part).join(' ') || null,
    reply: replies.get(reply?.toLowerCase() ?? '') ?? 'none',
    isRoom: String(meeting_room).toLowerCase() === 'true',
    isMailRefused: mail === 'failed',
  }));
}
