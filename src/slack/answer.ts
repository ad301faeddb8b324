import type { ModalView } from '@slack/types';
import type { CardPlace, CardRecord } from './cards.js';
import type { Destination } from './destination.js';
import type { Message } from './message.js';

/** What a handler has to say; reply.ts says it. */
export interface Answer {
  /** A modal: opened, laid on the one whose button was pressed, or put in the place of the one submitted. */
  readonly view?: ModalView;
  /** Shown to the person alone; `removed` takes away the private message whose button was pressed. */
  readonly privately?: Message | 'removed';
  /** The message whose button was pressed stays, so that the button can be pressed again. */
  readonly keepsPressed?: boolean;
  /** A new card for the conversation. */
  readonly card?: CardForConversation;
  /** Cards that were posted before and read differently now. */
  readonly changedCards?: ChangedCards;
  /** Something of the person's meetings, account or settings is different now, so their Home tab is, too. */
  readonly changesHome?: boolean;
}

/** The cards of a conference that are to read differently, and what the person reads once it is known whether they do. */
export interface ChangedCards {
  readonly places: readonly CardPlace[];
  readonly message: Message;
  /** What is new, in mrkdwn, said once in the thread of each card; null where this repeats what was said. */
  readonly line: string | null;
  /** The card of the series that goes on in the place of this one, posted beneath. */
  readonly successor?: { readonly message: Message; readonly record: CardRecord };
  /**
   * Null where a view of the answer says it.
   * @param standing how many cards still read as before
   */
  readonly confirmation: ((standing: number) => Message) | null;
}

/** A card, where it goes, and what the person reads once it is known whether it got there. */
export interface CardForConversation {
  readonly message: Message;
  readonly destination: Destination;
  /** Whether what was typed holds e-mail addresses, which belong in no channel. */
  readonly namesAddresses: boolean;
  /** Filed with the place the card was posted to, so that later changes find it. */
  readonly record: CardRecord;
  /** The private reply that goes with it. */
  readonly confirmation: (delivery: Delivery) => Message;
}

/** What became of a card. */
export type Delivery =
  | 'posted'
  /** Nobody was to see it but the organiser. */
  | 'private'
  /** It was to go to a channel that may be none of the organiser's. */
  | 'closed'
  /** Slack lets us post neither as a member nor through the reply address. */
  | 'not-possible'
  /** Whether Slack shows what was sent to the reply address is not known, and sent again it might stand there twice. */
  | 'doubtful'
  /** Only the reply address was left, and it would have shown the addresses that were typed. */
  | 'would-show-addresses'
  /** Slack does not take it just now; it is tried again. */
  | 'later';
