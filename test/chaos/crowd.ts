import { appConversation, type ConversationRecord } from '../../src/playground/conversations.js';
import { APP } from '../../src/playground/identity.js';
import type { Person } from '../../src/playground/protocol.js';

/** People in teams of five: each team has a private channel with the app and one without it. */
export interface Crowd {
  readonly people: readonly Person[];
  readonly conversations: readonly ConversationRecord[];
}

const TEAM = 5;
const PLACES = [
  ['Europe/London', 'en-GB'],
  ['America/New_York', 'en-US'],
  ['Asia/Tokyo', 'en-US'],
  ['Europe/Paris', 'fr-FR'],
] as const;

export function gatherCrowd(teams: number): Crowd {
  const people = Array.from({ length: teams * TEAM }, (_, index) => person(index));
  const conversations = Array.from({ length: teams }, (_, team) => {
    const members = people.slice(team * TEAM, (team + 1) * TEAM).map(({ id }) => id);
    return [
      channel(`C0WITH${pad(team)}`, `team-${team}`, [...members, APP.botUserId]),
      channel(`C0SANS${pad(team)}`, `team-${team}-alone`, members),
    ];
  });
  return { people, conversations: [...conversations.flat(), ...people.map(appConversation)] };
}

/** Where somebody may type: in their team's channels. */
export function channelsOf({ id }: Person, { conversations }: Crowd): readonly ConversationRecord[] {
  return conversations.filter(({ members, kind }) => kind === 'private' && members.includes(id));
}

function person(index: number): Person {
  const [zone, locale] = PLACES[index % PLACES.length] ?? PLACES[0];
  const name = `person${index}`;
  return {
    id: `U0PERSON${pad(index)}`,
    name,
    realName: `Person ${index}`,
    email: `${name}@example.com`,
    zone,
    locale,
    color: '#7a4fd0',
    note: '',
  };
}

function channel(id: string, name: string, members: readonly string[]): ConversationRecord {
  return { id, kind: 'private', name, topic: '', members, archived: false };
}

function pad(number: number): string {
  return String(number).padStart(3, '0');
}
