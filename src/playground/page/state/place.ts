/**
 * Where a tab is: who looks at which conversation, on which of its tabs, with which thread open or message shown; or
 * at the mailbox instead.
 */
export interface Place {
  /** Null until the local Slack has said who there is. */
  readonly user: string | null;
  readonly channel: string | null;
  readonly tab: 'messages' | 'home';
  readonly thread: string | null;
  /** The message that a link led to. */
  readonly message: string | null;
  /** Whose mails are on the screen: an address, or `EVERYBODY`; null while none are. */
  readonly mailbox: string | null;
  /** The mail that is open. */
  readonly mail: string | null;
}

/** What whoever goes elsewhere leaves behind. */
export const ELSEWHERE = { thread: null, message: null, mailbox: null, mail: null } as const;

/** The mailbox with everybody's mails. */
export const EVERYBODY = 'everybody';

/** A timestamp as it stands in links to messages: `p1795600000000100`. */
const PERMALINK = /^p(\d+)(\d{6})$/;

/** The place that an address names; `search` with or without its `?`. */
export function readPlace(search: string): Place {
  const query = new URLSearchParams(search);
  return {
    user: query.get('user'),
    channel: query.get('channel'),
    tab: query.get('tab') === 'home' ? 'home' : 'messages',
    thread: query.get('thread'),
    message: query.get('message')?.replace(PERMALINK, '$1.$2') ?? null,
    mailbox: query.get('mailbox'),
    mail: query.get('mail'),
  };
}

/** The address of a place, from `?`, so that a reload or a second tab comes back to it. */
export function writePlace({ user, channel, tab, thread, message, mailbox, mail }: Place): string {
  const query = new URLSearchParams();
  if (user !== null) query.set('user', user);
  if (channel !== null) query.set('channel', channel);
  if (tab === 'home') query.set('tab', 'home');
  if (thread !== null) query.set('thread', thread);
  if (message !== null) query.set('message', message);
  if (mailbox !== null) query.set('mailbox', mailbox);
  if (mail !== null) query.set('mail', mail);
  return `?${query}`;
}
