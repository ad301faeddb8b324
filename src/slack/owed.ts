import type { Answer, CardForConversation, ChangedCards, Delivery } from './answer.js';
import type { Message } from './message.js';

/** An answer that is not said yet, or not all of it. */
export interface Owed {
  readonly answer: PlainAnswer;
  /** Since when, in milliseconds since 1970. */
  readonly since: number;
  /** How often it was tried. */
  readonly tries: number;
  /** Whether its person knows that it is still to come. */
  readonly isAdmitted: boolean;
}

/** An answer as JSON holds it: what depends on how the saying goes is said for each case. */
export type PlainAnswer = Omit<Answer, 'card' | 'changedCards'> & {
  readonly card?: Omit<CardForConversation, 'confirmation'> & {
    readonly confirmation: Readonly<Record<Delivery, Message>>;
  };
  readonly changedCards?: Omit<ChangedCards, 'confirmation'> & {
    /** By how many cards still read as before. */
    readonly confirmation: readonly Message[] | null;
  };
};

/** Whether something was done, so that what is said of it must not be lost. */
export function mustBeSaid({ card, changedCards, changesHome }: Answer): boolean {
  return card !== undefined || changedCards !== undefined || changesHome === true;
}

export function toPlain({ card, changedCards, ...others }: Answer): PlainAnswer {
  return {
    ...others,
    ...(card !== undefined && { card: { ...card, confirmation: confirmations(card) } }),
    ...(changedCards !== undefined && {
      changedCards: { ...changedCards, confirmation: confirmationsByStanding(changedCards) },
    }),
  };
}

function confirmations({ confirmation }: CardForConversation): Readonly<Record<Delivery, Message>> {
  return {
    posted: confirmation('posted'),
    private: confirmation('private'),
    closed: confirmation('closed'),
    'not-possible': confirmation('not-possible'),
    doubtful: confirmation('doubtful'),
    'would-show-addresses': confirmation('would-show-addresses'),
    later: confirmation('later'),
  };
}

function confirmationsByStanding({ places, confirmation }: ChangedCards): readonly Message[] | null {
  if (confirmation === null) return null;
  return Array.from({ length: places.length + 1 }, (_, standing) => confirmation(standing));
}

export function fromPlain({ card, changedCards, ...others }: PlainAnswer): Answer {
  return {
    ...others,
    ...(card !== undefined && {
      card: { ...card, confirmation: (delivery: Delivery) => card.confirmation[delivery] },
    }),
    ...(changedCards !== undefined && {
      changedCards: { ...changedCards, confirmation: byStanding(changedCards.confirmation) },
    }),
  };
}

function byStanding(confirmations: readonly Message[] | null): ChangedCards['confirmation'] {
  const [none, ...others] = confirmations ?? [];
  if (none === undefined) return null;
  return (standing) => others[standing - 1] ?? none;
}
