import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Conversation } from '../../protocol.js';
import { Composer } from '../composer/composer.js';
import { Home } from '../home.js';
import { arrange } from '../messages/arrange.js';
import { MessageList } from '../messages/message-list.js';
import { ThreadPanel } from '../messages/thread-panel.js';
import { conversationTitle } from '../state/conversations.js';
import { usePlayground } from '../state/playground.js';
import { useMessages } from '../state/use-messages.js';
import { Beginning } from './beginning.js';
import { ConversationHeader } from './conversation-header.js';
import { NewcomerHint } from './newcomer-hint.js';

/** The conversation on the screen, or the app's Home tab, with the thread that is open beside it. */
export function ConversationPane({ conversation }: { conversation: Conversation }): JSX.Element {
  const { place, snapshot } = usePlayground();
  const onHome = conversation.kind === 'app' && place.tab === 'home' && snapshot.app.hasHome;
  return (
    <div class={place.thread === null ? 'panes' : 'panes panes-with-thread'}>
      <main class="pane">
        <ConversationHeader conversation={conversation} />
        {onHome ? <Home /> : <Messages conversation={conversation} />}
      </main>
      {place.thread !== null && <ThreadPanel conversation={conversation} thread={place.thread} />}
    </div>
  );
}

function Messages({ conversation }: { conversation: Conversation }): JSX.Element {
  const { snapshot, clock } = usePlayground();
  const [example, setExample] = useState<{ readonly text: string } | null>(null);
  const title = conversationTitle(snapshot, conversation);
  const fill = (text: string): void => setExample({ text });
  return (
    <>
      <MessageList name={`Messages in ${title}`} rows={arrange(useMessages(conversation.id), clock.zone)}>
        <Beginning conversation={conversation} fill={fill} />
      </MessageList>
      <div class="composer-area">
        <NewcomerHint fill={fill} />
        <Composer channel={conversation.id} thread={null} name={`Message ${title}`} example={example} />
      </div>
    </>
  );
}
