import type { ComponentChildren, JSX } from 'preact';
import type { Conversation } from '../../protocol.js';
import { Avatar } from '../avatar.js';
import { Icon } from '../icons.js';
import { conversationName, otherPerson } from '../state/conversations.js';
import { ELSEWHERE, writePlace } from '../state/place.js';
import { usePlayground } from '../state/playground.js';

/** Which conversation this is, what it is about and who is in it. */
export function ConversationHeader({ conversation }: { conversation: Conversation }): JSX.Element {
  const { snapshot } = usePlayground();
  const name = conversationName(snapshot, conversation);
  return (
    <header class="pane-header">
      <ConversationSign conversation={conversation} />
      <div class="pane-title">
        <h2>{name}</h2>
        {conversation.topic !== '' && <p>{conversation.topic}</p>}
      </div>
      {conversation.kind === 'im' && <SeeAs conversation={conversation} />}
      {conversation.kind === 'app' && snapshot.app.hasHome && <AppTabs name={name} />}
      {(conversation.kind === 'channel' || conversation.kind === 'private') && (
        <span class="members">{conversation.members.length} members</span>
      )}
    </header>
  );
}

/** What tells the kinds of conversation apart at a glance. */
export function ConversationSign({ conversation }: { conversation: Conversation }): JSX.Element {
  const { snapshot } = usePlayground();
  switch (conversation.kind) {
    case 'channel':
      return <Icon name="hash" />;
    case 'private':
      return <Icon name="lock" />;
    case 'im':
      return <Avatar of={otherPerson(snapshot, conversation)} size={22} />;
    case 'app':
      return <Avatar of={snapshot.app} size={22} />;
    default:
      return conversation.kind satisfies never;
  }
}

/** The other side of a direct message, in a tab of its own: two people side by side. */
function SeeAs({ conversation }: { conversation: Conversation }): JSX.Element | null {
  const { snapshot } = usePlayground();
  const other = otherPerson(snapshot, conversation);
  if (other.id === snapshot.viewer.id) return null;
  const theirs = { ...ELSEWHERE, user: other.id, channel: conversation.id, tab: 'messages' } as const;
  return (
    <a class="see-as" href={writePlace(theirs)} target="_blank" rel="noopener">
      See this as {other.realName.split(' ')[0]}
      <Icon name="link" size={14} />
    </a>
  );
}

function AppTabs({ name }: { name: string }): JSX.Element {
  return (
    <nav class="tabs" aria-label={name}>
      <AppTab tab="home">Home</AppTab>
      <AppTab tab="messages">Messages</AppTab>
    </nav>
  );
}

function AppTab({ tab, children }: { tab: 'home' | 'messages'; children: ComponentChildren }): JSX.Element {
  const { place, go } = usePlayground();
  return (
    <button
      type="button"
      aria-current={place.tab === tab ? 'page' : undefined}
      onClick={() => go({ tab, thread: null })}
    >
      {children}
    </button>
  );
}
