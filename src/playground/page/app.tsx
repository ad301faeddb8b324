import type { ConfirmationDialog } from '@slack/types';
import type { JSX } from 'preact';
import { useEffect, useMemo, useReducer, useState } from 'preact/hooks';
import type { Message, Snapshot } from '../protocol.js';
import { useSeenMails } from './mailbox/use-seen-mails.js';
import { ConfirmDialog } from './modal/confirm-dialog.js';
import { follow } from './state/follow.js';
import { EMPTY_PAGE, nextState, SLACKBOT } from './state/page-state.js';
import type { Place } from './state/place.js';
import { type Playground, PlaygroundProvider } from './state/playground.js';
import { serverFor } from './state/server.js';
import { pageLocale } from './time/clock.js';
import { useNow } from './time/use-now.js';
import { Workspace } from './workspace.js';

interface AppProps {
  readonly user: string;
  readonly place: Place;
  go(to: Partial<Place>): void;
}

interface Question {
  readonly dialog: ConfirmationDialog;
  answer(yes: boolean): void;
}

/** One person's view of the workspace, kept up to date. */
export function App({ user, place, go }: AppProps): JSX.Element {
  const [state, tell] = useReducer(nextState, EMPTY_PAGE);
  const [question, setQuestion] = useState<Question | null>(null);
  const server = useMemo(() => serverFor(user), [user]);
  const now = useNow();
  useEffect(() => follow(user, tell), [user]);
  const { snapshot } = state;
  const channel = snapshot === null ? null : channelOf(snapshot, place);
  const reading = place.mailbox === null ? channel : null;
  useEffect(() => tell({ kind: 'reading', channel: reading }), [reading]);
  const seenMails = useSeenMails(snapshot?.mails ?? []);
  if (snapshot === null) return <Waiting lost={state.connection === 'lost'} />;

  const playground: Playground = {
    ...state,
    snapshot,
    clock: { zone: snapshot.viewer.zone, locale: pageLocale(snapshot.viewer.locale), now },
    place: { ...place, user, channel },
    server,
    seenMails,
    go,
    note: (where, text, thread = null) => tell({ kind: 'noted', note: noteFor(user, where, text, thread) }),
    confirm: (dialog) =>
      new Promise((resolve) => {
        const answer = (yes: boolean): void => {
          setQuestion(null);
          resolve(yes);
        };
        setQuestion({ dialog, answer });
      }),
  };
  return (
    <PlaygroundProvider value={playground}>
      <Workspace />
      {question !== null && <ConfirmDialog {...question} />}
    </PlaygroundProvider>
  );
}

/** The conversation of the address if the viewer is in it, else the first of theirs. */
function channelOf({ conversations }: Snapshot, place: Place): string | null {
  const named = conversations.find(({ id }) => id === place.channel);
  return (named ?? conversations[0])?.id ?? null;
}

function noteFor(user: string, channel: string, text: string, threadTs: string | null): Message {
  const ts = (Date.now() / 1000).toFixed(6);
  return { channel, ts, user: SLACKBOT, text, blocks: [], threadTs, edited: false, ephemeralFor: user };
}

/** Nothing for the blink that loading takes; words once it is clear that there is no answer. */
function Waiting({ lost }: { lost: boolean }): JSX.Element {
  return (
    <div class="waiting" role="status">
      {lost && 'Looking for the playground. Is it running?'}
    </div>
  );
}
