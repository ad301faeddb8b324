import type { JSX } from 'preact';
import type { Conversation } from '../../protocol.js';
import { Composer } from '../composer/composer.js';
import { Icon } from '../icons.js';
import { conversationTitle } from '../state/conversations.js';
import { usePlayground } from '../state/playground.js';
import { useMessages } from '../state/use-messages.js';
import { arrangeInOrder, repliesTo } from './arrange.js';
import { MessageList } from './message-list.js';

interface ThreadPanelProps {
  readonly conversation: Conversation;
  readonly thread: string;
}

/** A message and the replies to it, beside the conversation. */
export function ThreadPanel({ conversation, thread }: ThreadPanelProps): JSX.Element {
  const { snapshot, clock, go } = usePlayground();
  const messages = useMessages(conversation.id);
  const root = messages.find(({ ts }) => ts === thread);
  const shown = root === undefined ? [] : [root, ...repliesTo(root, messages)];
  const close = (): void => go({ thread: null });
  return (
    <section
      class="thread"
      aria-label="Thread"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) close();
      }}
    >
      <header class="pane-header">
        <div class="pane-title">
          <h2>Thread</h2>
          <p>{conversationTitle(snapshot, conversation)}</p>
        </div>
        <button
          type="button"
          class="icon-button"
          aria-label="Close thread"
          title="Close thread"
          onClick={close}
        >
          <Icon name="close" />
        </button>
      </header>
      <MessageList name="Messages in this thread" rows={arrangeInOrder(shown, clock.zone)} inThread>
        {root === undefined && <p class="empty">This message is no longer there.</p>}
      </MessageList>
      {root !== undefined && <Composer key={thread} channel={conversation.id} thread={thread} name="Reply" />}
    </section>
  );
}
