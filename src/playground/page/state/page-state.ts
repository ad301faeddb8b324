import type { Change, Message, Snapshot } from '../../protocol.js';
import { applyChange } from './apply-change.js';

/** Who speaks where the page itself has something to say, as Slackbot does in Slack. */
export const SLACKBOT = 'USLACKBOT';

/** All that the page knows, but for where it is and what is being typed. */
export interface PageState {
  /** Null until the first answer. */
  readonly snapshot: Snapshot | null;
  /** Whether changes are being heard of. */
  readonly connection: 'opening' | 'live' | 'lost';
  /** What Slack tells this person privately, by the page: kept here, not by the server. */
  readonly notes: readonly Message[];
  /** The conversation on the screen; null while the mailbox is. */
  readonly reading: string | null;
  /** Messages not yet seen, by conversation. */
  readonly unread: Readonly<Record<string, number>>;
}

export const EMPTY_PAGE: PageState = {
  snapshot: null,
  connection: 'opening',
  notes: [],
  reading: null,
  unread: {},
};

export type PageEvent =
  | { readonly kind: 'loaded'; readonly snapshot: Snapshot }
  | { readonly kind: 'lost' }
  | { readonly kind: 'changed'; readonly change: Change }
  | { readonly kind: 'noted'; readonly note: Message }
  | { readonly kind: 'reading'; readonly channel: string | null };

/** The page's state after something happened. */
export function nextState(state: PageState, event: PageEvent): PageState {
  switch (event.kind) {
    case 'loaded':
      return { ...state, snapshot: event.snapshot, connection: 'live' };
    case 'lost':
      return { ...state, connection: 'lost' };
    case 'changed':
      return state.snapshot === null ? state : afterChange(state, state.snapshot, event.change);
    case 'noted':
      return { ...state, notes: [...state.notes, event.note] };
    case 'reading':
      return {
        ...state,
        reading: event.channel,
        unread: event.channel === null ? state.unread : without(state.unread, event.channel),
      };
    default:
      return event satisfies never;
  }
}

function afterChange(state: PageState, snapshot: Snapshot, change: Change): PageState {
  const next = { ...state, snapshot: applyChange(snapshot, change) };
  if (change.kind !== 'message' || change.message.user === snapshot.viewer.id) return next;
  const { channel } = change.message;
  if (channel === state.reading) return next;
  return { ...next, unread: { ...state.unread, [channel]: (state.unread[channel] ?? 0) + 1 } };
}

const without = <T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
