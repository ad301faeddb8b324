import { APP } from './identity.js';
import { PEOPLE } from './people.js';
import type { Conversation, Person } from './protocol.js';

/** A conversation as the workspace keeps it. */
export interface ConversationRecord extends Conversation {
  readonly archived: boolean;
}

/** What the page is told of a conversation. */
export function toConversation({ archived: _, ...conversation }: ConversationRecord): Conversation {
  return conversation;
}

/** The id of the app's own conversation with somebody. */
export function appConversationId(userId: string): string {
  return `D0A${userId.slice(2)}`;
}

function channel(seed: Pick<Conversation, 'id' | 'name' | 'topic' | 'members'>): ConversationRecord {
  return { ...seed, kind: 'channel', archived: false };
}

function directMessage(one: Person, other: Person): ConversationRecord {
  const id = `D0${one.name}${other.name}`.toUpperCase();
  return { id, kind: 'im', name: '', topic: '', members: [one.id, other.id], archived: false };
}

/** The app's own conversation with one person: its Home, Messages and About tabs. */
export function appConversation(person: Person): ConversationRecord {
  return {
    id: appConversationId(person.id),
    kind: 'app',
    name: '',
    topic: '',
    members: [person.id, APP.botUserId],
    archived: false,
  };
}

/** Each pair of people, once. */
function pairs(people: readonly Person[]): readonly (readonly [Person, Person])[] {
  return people.flatMap((one, index) => people.slice(index + 1).map((other) => [one, other] as const));
}

/**
 * The conversations that a new playground starts with: public channels with and without the app, a private one
 * that the app is not in, everybody's direct messages, and the app's own conversation with each person.
 */
export function seedConversations(people: readonly Person[] = PEOPLE): readonly ConversationRecord[] {
  const everybody = people.map((person) => person.id);
  return [
    channel({
      id: 'C0GENERAL1',
      name: 'general',
      topic: 'Everybody, and the app',
      members: [...everybody, APP.botUserId],
    }),
    channel({ id: 'C0DESIGN01', name: 'design', topic: 'Reviews, every Wednesday', members: everybody }),
    channel({ id: 'C0LAUNCH01', name: 'launch', topic: 'Q3 launch', members: everybody }),
    {
      id: 'C0LEADERS1',
      kind: 'private',
      name: 'leadership',
      topic: 'Private; the app is not a member',
      members: everybody.slice(0, 2),
      archived: false,
    },
    ...pairs(people).map(([one, other]) => directMessage(one, other)),
    ...people.map(appConversation),
  ];
}
