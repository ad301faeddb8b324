import type { AppInfo, Conversation, Person, Snapshot } from '../../protocol.js';

/** The other side of a direct message; the viewer, for notes to oneself. */
export function otherPerson({ people, viewer }: Snapshot, conversation: Conversation): Person {
  const other = conversation.members.find((id) => id !== viewer.id);
  return people.find(({ id }) => id === other) ?? viewer;
}

/** What a conversation is called in the sidebar: `general`, `Ana Silva`, `StarLeaf`. */
export function conversationName(snapshot: Snapshot, conversation: Conversation): string {
  switch (conversation.kind) {
    case 'channel':
    case 'private':
      return conversation.name;
    case 'im':
      return otherPerson(snapshot, conversation).realName;
    case 'app':
      return snapshot.app.name;
    default:
      return conversation.kind satisfies never;
  }
}

/** What a conversation is called when it is spoken of: `#general`, `Ana Silva`. */
export function conversationTitle(snapshot: Snapshot, conversation: Conversation): string {
  const name = conversationName(snapshot, conversation);
  return conversation.kind === 'channel' || conversation.kind === 'private' ? `#${name}` : name;
}

/** Who wrote a message: a person, the app, or nobody that the page knows. */
export function findAuthor({ people, app }: Snapshot, id: string): Person | AppInfo | undefined {
  return id === app.botUserId ? app : people.find((person) => person.id === id);
}
