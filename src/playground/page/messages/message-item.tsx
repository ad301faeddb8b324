import type { JSX } from 'preact';
import type { Message } from '../../protocol.js';
import { Avatar } from '../avatar.js';
import { Blocks } from '../blocks/block.js';
import { Icon } from '../icons.js';
import { findAuthor } from '../state/conversations.js';
import { usePlayground } from '../state/playground.js';
import { SurfaceProvider, useSurface } from '../state/surface.js';
import { formatMoment } from '../text/date-token.js';
import { parseMrkdwn } from '../text/parse-mrkdwn.js';
import { Text } from '../text/text.js';
import { describeMoment } from '../time/clock.js';
import { type Row, secondsOf } from './arrange.js';
import { MessageTools } from './message-tools.js';

/** One message with who, when and what, and what can be done with it. */
export function MessageItem({ row, inThread }: { row: Row; inThread: boolean }): JSX.Element {
  const { snapshot, clock } = usePlayground();
  const { message, continues, replies } = row;
  const author = findAuthor(snapshot, message.user);
  const name = author === undefined ? 'Slackbot' : 'realName' in author ? author.realName : author.name;
  const moment = new Date(secondsOf(message.ts) * 1000);
  const time = formatMoment(moment, '{time}', clock) ?? '';
  const isPrivate = message.ephemeralFor !== null;
  return (
    <article
      class={`message${continues ? ' message-continues' : ''}${isPrivate ? ' message-ephemeral' : ''}`}
      aria-label={`${name} at ${time}`}
    >
      {isPrivate && (
        <p class="only-you">
          <Icon name="eye" size={14} />
          Only visible to you
        </p>
      )}
      <div class="message-gutter">
        {continues ? <span class="message-when">{time}</span> : <Avatar of={author} />}
      </div>
      <div class="message-main">
        {!continues && (
          <header class="message-head">
            <strong class="message-author">{name}</strong>
            {(author === undefined || !('realName' in author)) && <span class="app-badge">App</span>}
            <time dateTime={moment.toISOString()} title={describeMoment(moment, clock)}>
              {time}
            </time>
          </header>
        )}
        <MessageBody message={message} />
        {replies.length > 0 && <ThreadLink root={message} replies={replies} />}
      </div>
      {!isPrivate && <MessageTools message={message} inThread={inThread} />}
    </article>
  );
}

function MessageBody({ message }: { message: Message }): JSX.Element {
  const { note } = usePlayground();
  const { channel, ts, blocks, text, edited } = message;
  const surface = useSurface({
    container: { kind: 'message', channel, ts },
    blocks,
    report: (problem) => note(channel, problem),
  });
  const mark = edited && <span class="edited">(edited)</span>;
  return (
    <div class="message-body">
      {blocks.length === 0 ? (
        <div class="message-text">
          <Text nodes={parseMrkdwn(text)} /> {mark}
        </div>
      ) : (
        <SurfaceProvider value={surface}>
          <Blocks blocks={blocks} />
        </SurfaceProvider>
      )}
      {blocks.length > 0 && mark}
    </div>
  );
}

function ThreadLink({ root, replies }: { root: Message; replies: readonly Message[] }): JSX.Element {
  const { snapshot, clock, go } = usePlayground();
  const last = replies.at(-1);
  const ago =
    last === undefined ? '' : formatMoment(new Date(secondsOf(last.ts) * 1000), 'Last reply {ago}', clock);
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
