import type { ConfirmationDialog } from '@slack/types';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Message, Snapshot } from '../../protocol.js';
import type { SeenMails } from '../mailbox/use-seen-mails.js';
import type { Clock } from '../time/clock.js';
import type { PageState } from './page-state.js';
import type { Place } from './place.js';
import type { Server } from './server.js';

/** What every part of the page may need: what there is to see, from where, when, and what can be done. */
export interface Playground {
  readonly snapshot: Snapshot;
  readonly clock: Clock;
  readonly place: Place;
  readonly notes: readonly Message[];
  readonly unread: Readonly<Record<string, number>>;
  readonly connection: PageState['connection'];
  readonly server: Server;
  readonly seenMails: SeenMails;
  go(to: Partial<Place>): void;
  /** Tells the person something privately in a conversation or a thread of it, as Slackbot does. */
  note(channel: string, text: string, thread?: string | null): void;
  /** Asks before something is done; false where the person thinks better of it. */
  confirm(dialog: ConfirmationDialog): Promise<boolean>;
}

const Context = createContext<Playground | null>(null);

export const PlaygroundProvider = Context.Provider;

export function usePlayground(): Playground {
  const playground = useContext(Context);
  if (playground === null) throw new Error('usePlayground is for parts inside PlaygroundProvider');
  return playground;
}
