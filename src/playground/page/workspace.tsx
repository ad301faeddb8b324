import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { ConversationPane } from './conversation/conversation-pane.js';
import { Mailbox } from './mailbox/mailbox.js';
import { Modals } from './modal/modals.js';
import { Sidebar } from './sidebar/sidebar.js';
import { usePlayground } from './state/playground.js';
import { Topbar } from './topbar.js';

/** The whole screen once there is something to show. */
export function Workspace(): JSX.Element {
  const { snapshot, place } = usePlayground();
  const [drawer, setDrawer] = useState(false);
  const sidebar = useRef<HTMLDivElement>(null);
  const conversation = snapshot.conversations.find(({ id }) => id === place.channel);
  const mailbox =
    snapshot.mails === null || place.mailbox === null
      ? undefined
      : { mails: snapshot.mails, owner: place.mailbox };
  useEffect(() => setDrawer(false), [place.channel, place.tab, place.mailbox]);
  useEffect(() => {
    if (!drawer) return;
    sidebar.current?.querySelector<HTMLElement>('[aria-current]')?.focus();
    const leave = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') setDrawer(false);
    };
    document.addEventListener('keydown', leave);
    return () => document.removeEventListener('keydown', leave);
  }, [drawer]);
  return (
    <div class={drawer ? 'workspace drawer-open' : 'workspace'}>
      <Topbar drawer={drawer} setDrawer={setDrawer} />
      <div class="sidebar" id="sidebar" ref={sidebar}>
        <Sidebar />
      </div>
      <button
        type="button"
        class="scrim"
        aria-label="Close conversations"
        tabIndex={-1}
        onClick={() => setDrawer(false)}
      />
      <main class="stage" inert={drawer}>
        {mailbox !== undefined && <Mailbox {...mailbox} />}
        {mailbox === undefined && conversation !== undefined && (
          <ConversationPane key={conversation.id} conversation={conversation} />
        )}
        {mailbox === undefined && conversation === undefined && (
          <p class="empty">There is no conversation for you here.</p>
        )}
      </main>
      <Modals />
    </div>
  );
}
