import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Conversation, Message } from '../../protocol.js';
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
  const { place, snapshot, server, note } = usePlayground();
  const thread = place.thread ?? threadOf(place.message, useMessages(conversation.id));
  const isApp = conversation.kind === 'app';
  const onHome = isApp && place.tab === 'home' && snapshot.app.hasHome;
  const title = conversationTitle(snapshot, conversation);
  useEffect(() => {
    document.title = `${title} · ${snapshot.viewer.realName}`;
  }, [title]);
  useEffect(() => {
    if (!isApp) return;
    void server.openHome({ tab: onHome ? 'home' : 'messages' }).then(({ problem }) => {
      if (problem !== undefined) note(conversation.id, problem);
    });
  }, [isApp, onHome]);
  return (
    <div class={thread === null ? 'panes' : 'panes panes-with-thread'}>
      <section class="pane" aria-label={title}>
        <ConversationHeader conversation={conversation} />
        {onHome ? <Home /> : <Messages conversation={conversation} />}
      </section>
      {thread !== null && <ThreadPanel conversation={conversation} thread={thread} />}
    </div>
  );
}

/** A link to a reply leads to its thread. */
function threadOf(ts: string | null, messages: readonly Message[]): string | null {
  const message = messages.find((one) => one.ts === ts);
  return message === undefined || message.threadTs === message.ts ? null : message.threadTs;
}

function Messages({ conversation }: { conversation: Conversation }): JSX.Element {
  const { snapshot, clock } = usePlayground();
  const [example, setExample] = useState<{ readonly text: string } | null>(null);
  const title = conversationTitle(snapshot, conversation);
  const rows = arrange(useMessages(conversation.id), clock.zone);
  const fill = (text: string): void => setExample({ text });
  return (
    <>
      <MessageList name={`Messages in ${title}`} rows={rows}>
        <Beginning conversation={conversation} isEmpty={rows.length === 0} fill={fill} />
      </MessageList>
      <div class="composer-area">
        {rows.length > 0 && <NewcomerHint fill={fill} />}
        <Composer channel={conversation.id} thread={null} name={`Message ${title}`} example={example} />
      </div>
    </>
  );
}
