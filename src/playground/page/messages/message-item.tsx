import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Avatar } from '../avatar.js';
import { Icon } from '../icons.js';
import { findAuthor } from '../state/conversations.js';
import { usePlayground } from '../state/playground.js';
import { formatMoment } from '../text/date-token.js';
import { describeMoment } from '../time/clock.js';
import { type Row, secondsOf } from './arrange.js';
import { BroadcastNote } from './broadcast-note.js';
import { MessageBody } from './message-body.js';
import { MessageTools } from './message-tools.js';
import { ThreadLink } from './thread-link.js';

/** One message with who, when and what, and what can be done with it. */
export function MessageItem({ row, inThread }: { row: Row; inThread: boolean }): JSX.Element {
  const { snapshot, clock, place } = usePlayground();
  const { message, continues, replies } = row;
  const article = useRef<HTMLElement>(null);
  const isLinked = place.message === message.ts;
  useLayoutEffect(() => {
    if (isLinked) article.current?.scrollIntoView({ block: 'center' });
  }, [isLinked]);
  const author = findAuthor(snapshot, message.user);
  const name = author === undefined ? 'Slackbot' : 'realName' in author ? author.realName : author.name;
  const moment = new Date(secondsOf(message.ts) * 1000);
  const time = formatMoment(moment, '{time}', clock) ?? '';
  const isPrivate = message.ephemeralFor !== null;
  return (
    <article
      ref={article}
      class={`message${isLinked ? ' message-linked' : ''}${continues ? ' message-continues' : ''}${isPrivate ? ' message-ephemeral' : ''}`}
      aria-label={`${name} at ${time}`}
    >
      {isPrivate && (
        <p class="message-note">
          <Icon name="eye" size={14} />
          Only visible to you
        </p>
      )}
      {message.isBroadcast === true && <BroadcastNote message={message} inThread={inThread} />}
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
