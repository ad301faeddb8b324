import type { JSX } from 'preact';
import type { Message } from '../../protocol.js';
import { Avatar } from '../avatar.js';
import { findAuthor } from '../state/conversations.js';
import { usePlayground } from '../state/playground.js';
import { formatMoment } from '../text/date-token.js';
import { secondsOf } from './arrange.js';

interface ThreadLinkProps {
  readonly root: Message;
  readonly replies: readonly Message[];
}

/** Under a message that was replied to: by whom, how often, how long ago, and the way there. */
export function ThreadLink({ root, replies }: ThreadLinkProps): JSX.Element {
  const { snapshot, clock, go } = usePlayground();
  const last = replies.at(-1);
  const now = clock.now.getTime();
  // The page's clock moves in steps and may be behind a reply that has just come.
  const moment = new Date(last === undefined ? now : Math.min(secondsOf(last.ts) * 1000, now));
  const ago = formatMoment(moment, 'Last reply {ago}', clock);
  const authors = [...new Set(replies.map(({ user }) => user))].slice(0, 3);
  return (
    <button type="button" class="thread-link" onClick={() => go({ thread: root.ts })}>
      {authors.map((user) => (
        <Avatar key={user} of={findAuthor(snapshot, user)} size={20} />
      ))}
      <span class="thread-count">{replies.length === 1 ? '1 reply' : `${replies.length} replies`}</span>
      <span class="thread-ago">{ago}</span>
    </button>
  );
}
