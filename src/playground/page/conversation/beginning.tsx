import type { JSX } from 'preact';
import type { Conversation } from '../../protocol.js';
import { Avatar } from '../avatar.js';
import { Icon } from '../icons.js';
import { conversationTitle, otherPerson } from '../state/conversations.js';
import { usePlayground } from '../state/playground.js';
import { ExampleButtons } from './example-buttons.js';

interface BeginningProps {
  readonly conversation: Conversation;
  readonly isEmpty: boolean;
  fill(text: string): void;
}

/** What stands over a conversation's first message: what it is, and what one could type. */
export function Beginning({ conversation, isEmpty, fill }: BeginningProps): JSX.Element {
  const { snapshot } = usePlayground();
  const title = conversationTitle(snapshot, conversation);
  return (
    <div class="beginning">
      <Sign conversation={conversation} />
      <h3>{title}</h3>
      <p>{sentenceFor(conversation, title)}</p>
      {isEmpty && (
        <p class="beginning-examples">
          <span>Type</span>
          <ExampleButtons fill={fill} />
        </p>
      )}
    </div>
  );
}

function Sign({ conversation }: { conversation: Conversation }): JSX.Element {
  const { snapshot } = usePlayground();
  switch (conversation.kind) {
    case 'im':
      return <Avatar of={otherPerson(snapshot, conversation)} size={48} />;
    case 'app':
      return <Avatar of={snapshot.app} size={48} />;
    case 'channel':
    case 'private':
      return (
        <span class="beginning-sign">
          <Icon name={conversation.kind === 'channel' ? 'hash' : 'lock'} size={26} />
        </span>
      );
    default:
      return conversation.kind satisfies never;
  }
}

function sentenceFor({ kind, members }: Conversation, title: string): string {
  switch (kind) {
    case 'im':
      return `Only you and ${title} see what is written here.`;
    case 'app':
      return `What ${title} has to tell you, and nobody else, arrives here.`;
    case 'private':
      return `A private channel of ${members.length} members.`;
    case 'channel':
      return `Everybody in ${title} sees what is written here.`;
    default:
      return kind satisfies never;
  }
}
