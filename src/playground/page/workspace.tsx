import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Message } from '../protocol.js';
import { ConversationPane } from './conversation/conversation-pane.js';
import { Icon } from './icons.js';
import { LiveWords } from './live-words.js';
import { Modals } from './modal/modals.js';
import { PersonSwitcher } from './sidebar/person-switcher.js';
import { Sidebar } from './sidebar/sidebar.js';
import { ThemeToggle } from './sidebar/theme-toggle.js';
import { usePlayground } from './state/playground.js';

/** The whole screen once there is something to show. */
export function Workspace({ arrived }: { arrived: Message | null }): JSX.Element {
  const { snapshot, place, connection } = usePlayground();
  const [drawer, setDrawer] = useState(false);
  const conversation = snapshot.conversations.find(({ id }) => id === place.channel);
  useEffect(() => setDrawer(false), [place]);
  useEffect(() => {
    if (!drawer) return;
    document.querySelector<HTMLElement>('.sidebar a')?.focus();
    const leave = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') setDrawer(false);
    };
    document.addEventListener('keydown', leave);
    return () => document.removeEventListener('keydown', leave);
  }, [drawer]);
  return (
    <div class={drawer ? 'workspace drawer-open' : 'workspace'}>
      <header class="topbar">
        <button
          type="button"
          class="icon-button drawer-button"
          aria-label="Conversations"
          title="Conversations"
          aria-expanded={drawer}
          aria-controls="sidebar"
          onClick={() => setDrawer(!drawer)}
        >
          <Icon name={drawer ? 'close' : 'menu'} />
        </button>
        <h1>{snapshot.workspace.name}</h1>
        <div class="connection" role="status">
          {connection === 'lost' && <span>Connection lost. Trying again…</span>}
        </div>
        <ThemeToggle />
        <PersonSwitcher />
      </header>
      <div class="sidebar" id="sidebar">
        <Sidebar />
      </div>
      <button
        type="button"
        class="scrim"
        aria-label="Close conversations"
        tabIndex={-1}
        onClick={() => setDrawer(false)}
      />
      {conversation === undefined ? (
        <main class="empty">Choose a conversation.</main>
      ) : (
        <ConversationPane key={conversation.id} conversation={conversation} />
      )}
      <Modals />
      <LiveWords message={arrived} />
    </div>
  );
}
