import type { ListedMeeting } from '../../starleaf/meeting-list.js';
import type { Message } from '../message.js';

/** What became of a change. */
export type Outcome =
  /** Nothing is different, and this is why. */
  | { readonly kind: 'refused'; readonly why: Message }
  /** The conference is not there any more. */
  | { readonly kind: 'gone' }
  | Changed;

export interface Changed {
  readonly kind: 'changed';
  /** For the threads of the cards, in mrkdwn; null where it was so already. */
  readonly line: string | null;
  /** What the person reads. */
  readonly done: Message;
  /** The conference as it is now; null where its cards are to say that it is off. */
  readonly meeting: ListedMeeting | null;
  /** What it was, where it is off. */
  readonly was?: ListedMeeting;
  /** The Slack ids of who is invited, where that is known. */
  readonly people?: readonly string[];
  /** The series that goes on in its place; `meeting` stays where it still takes place before that. */
  readonly successor?: ListedMeeting;
}
