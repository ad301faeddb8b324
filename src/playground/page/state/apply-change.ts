import type { Change, MailLine, Message, Snapshot } from '../../protocol.js';

/** The snapshot after a change; a change that it holds already, or one to a message never seen, does no harm. */
export function applyChange(snapshot: Snapshot, change: Change): Snapshot {
  switch (change.kind) {
    case 'message':
    case 'message-changed':
      return { ...snapshot, messages: withMessage(snapshot.messages, change.message) };
    case 'message-deleted':
      return {
        ...snapshot,
        messages: snapshot.messages.filter(
          ({ channel, ts }) => channel !== change.channel || ts !== change.ts,
        ),
      };
    case 'modals':
      return { ...snapshot, modals: change.modals };
    case 'home':
      return { ...snapshot, home: change.home };
    case 'conversation':
      return { ...snapshot, conversations: withItem(snapshot.conversations, change.conversation, sameId) };
    case 'mail':
      return { ...snapshot, mails: withMail(snapshot.mails ?? [], change.mail) };
    default:
      return change satisfies never;
  }
}

const withMessage = (messages: readonly Message[], message: Message): readonly Message[] =>
  withItem(messages, message, (a, b) => a.ts === b.ts && a.channel === b.channel).toSorted(byTime);

/** The newest first. */
const withMail = (mails: readonly MailLine[], mail: MailLine): readonly MailLine[] => [
  mail,
  ...mails.filter(({ id }) => id !== mail.id),
];

/** Timestamps are as long as one another, so their text sorts as their time does. */
const byTime = (a: Message, b: Message): number => (a.ts < b.ts ? -1 : a.ts > b.ts ? 1 : 0);

const sameId = (a: { readonly id: string }, b: { readonly id: string }): boolean => a.id === b.id;

function withItem<T>(items: readonly T[], item: T, same: (a: T, b: T) => boolean): readonly T[] {
  const index = items.findIndex((old) => same(old, item));
  return index < 0 ? [...items, item] : items.with(index, item);
}
