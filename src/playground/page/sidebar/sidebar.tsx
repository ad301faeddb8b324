import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { Conversation } from '../../protocol.js';
import { ConversationSign } from '../conversation/conversation-header.js';
import { MailboxLink } from '../mailbox/mailbox-link.js';
import { conversationName } from '../state/conversations.js';
import { ELSEWHERE } from '../state/place.js';
import { usePlayground } from '../state/playground.js';
import { ProfileCard } from './profile-card.js';
import { SidebarLink } from './sidebar-link.js';

/** Every conversation of the viewer, by kind, and who the viewer is. */
export function Sidebar(): JSX.Element {
  const { conversations, mails } = usePlayground().snapshot;
  const of = (...kinds: readonly Conversation['kind'][]): readonly Conversation[] =>
    conversations.filter(({ kind }) => kinds.includes(kind));
  return (
    <div class="sidebar-inner">
      <nav aria-label="Conversations">
        <Group title="Channels" conversations={of('channel', 'private')} />
        <Group title="Direct messages" conversations={of('im')} />
        <Group title="Apps" conversations={of('app')} />
        {mails !== null && <MailboxLink mails={mails} />}
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
  const { snapshot, place, unread } = usePlayground();
  const { id, kind } = conversation;
  const isApp = kind === 'app' && snapshot.app.hasHome;
  return (
    <SidebarLink
      to={{ ...ELSEWHERE, channel: id, tab: isApp ? 'home' : 'messages' }}
      isCurrent={place.mailbox === null && place.channel === id}
      name={conversationName(snapshot, conversation)}
      unread={unread[id] ?? 0}
    >
      <ConversationSign conversation={conversation} />
    </SidebarLink>
  );
}
