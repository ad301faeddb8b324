import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { Conversation } from '../../protocol.js';
import { ConversationSign } from '../conversation/conversation-header.js';
import { conversationName } from '../state/conversations.js';
import { writePlace } from '../state/place.js';
import { usePlayground } from '../state/playground.js';
import { ProfileCard } from './profile-card.js';

/** Every conversation of the viewer, by kind, and who the viewer is. */
export function Sidebar(): JSX.Element {
  const { conversations } = usePlayground().snapshot;
  const of = (...kinds: readonly Conversation['kind'][]): readonly Conversation[] =>
    conversations.filter(({ kind }) => kinds.includes(kind));
  return (
    <div class="sidebar-inner">
      <nav aria-label="Conversations">
        <Group title="Channels" conversations={of('channel', 'private')} />
        <Group title="Direct messages" conversations={of('im')} />
        <Group title="Apps" conversations={of('app')} />
      </nav>
      <ProfileCard />
    </div>
  );
}

interface GroupProps {
  readonly title: string;
  readonly conversations: readonly Conversation[];
}

function Group({ title, conversations }: GroupProps): JSX.Element | null {
  const id = useId();
  if (conversations.length === 0) return null;
  return (
    <section class="group" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul>
        {conversations.map((conversation) => (
          <li key={conversation.id}>
            <ConversationLink conversation={conversation} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function ConversationLink({ conversation }: { conversation: Conversation }): JSX.Element {
  const { snapshot, place, go, unread } = usePlayground();
  const { id, kind } = conversation;
  const isApp = kind === 'app' && snapshot.app.hasHome;
  const to = { channel: id, tab: isApp ? 'home' : 'messages', thread: null, message: null } as const;
  const count = unread[id] ?? 0;
  return (
    <a
      class={count > 0 ? 'conversation unread' : 'conversation'}
      href={writePlace({ ...place, ...to })}
      aria-current={place.channel === id ? 'page' : undefined}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        go(to);
      }}
    >
      <ConversationSign conversation={conversation} />
      <span class="conversation-name">{conversationName(snapshot, conversation)}</span>
      {count > 0 && (
        <span class="badge">
          {count}
          <span class="visually-hidden"> unread</span>
        </span>
      )}
    </a>
  );
}
