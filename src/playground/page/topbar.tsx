import type { JSX } from 'preact';
import { Icon } from './icons.js';
import { PersonSwitcher } from './sidebar/person-switcher.js';
import { ThemeToggle } from './sidebar/theme-toggle.js';
import { usePlayground } from './state/playground.js';

interface TopbarProps {
  /** Whether the sidebar lies over the page, as it can on a narrow screen. */
  readonly drawer: boolean;
  setDrawer(open: boolean): void;
}

/** Which workspace this is, whether it is still there, and as whom one sees it. */
export function Topbar({ drawer, setDrawer }: TopbarProps): JSX.Element {
  const { snapshot, connection } = usePlayground();
  return (
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
  );
}
