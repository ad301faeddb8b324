import type { ComponentChildren, JSX } from 'preact';
import { type Place, writePlace } from '../state/place.js';
import { usePlayground } from '../state/playground.js';

interface SidebarLinkProps {
  readonly to: Partial<Place>;
  readonly isCurrent: boolean;
  readonly name: string;
  readonly unread: number;
  /** The sign before the name. */
  readonly children: ComponentChildren;
}

/** A way to another part of the page, which may also be opened in a tab of its own. */
export function SidebarLink({ to, isCurrent, name, unread, children }: SidebarLinkProps): JSX.Element {
  const { place, go } = usePlayground();
  return (
    <a
      class={unread > 0 ? 'conversation unread' : 'conversation'}
      href={writePlace({ ...place, ...to })}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        go(to);
      }}
    >
      {children}
      <span class="conversation-name">{name}</span>
      {unread > 0 && (
        <span class="badge">
          {unread}
          <span class="visually-hidden"> unread</span>
        </span>
      )}
    </a>
  );
}
