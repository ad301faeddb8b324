import type { ComponentChildren, JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

export interface MenuItem {
  readonly key: string;
  readonly label: ComponentChildren;
  readonly detail?: ComponentChildren;
  choose(): void;
}

/** A place on the screen, in CSS lengths from its edges. */
export type Spot = Readonly<Partial<Record<'top' | 'bottom' | 'left' | 'right', string>>>;

interface MenuItemsProps {
  readonly id: string;
  readonly name: string;
  readonly spot: Spot;
  /** Above the items, where they need saying what they are. */
  readonly heading: string | undefined;
  readonly items: readonly MenuItem[];
  /** Escape or Tab was pressed, or an item was chosen. */
  close(): void;
}

/**
 * An open menu, over everything else, so that nothing it stands in cuts it off: it takes the focus, and arrow keys,
 * Home and End move in it.
 */
export function MenuItems({ id, name, spot, heading, items, close }: MenuItemsProps): JSX.Element {
  const menu = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    menu.current?.showPopover();
    menu.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
  }, []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Tab' || event.key === 'Escape') close();
    else if (!moveFocus(event.key, menu.current)) return;
    if (event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      id={id}
      ref={menu}
      role="menu"
      tabIndex={-1}
      aria-label={name}
      class="menu"
      popover="manual"
      style={spot}
      onKeyDown={onKeyDown}
    >
      {heading !== undefined && <div class="menu-heading">{heading}</div>}
      {items.map(({ key, label, detail, choose }) => (
        <button
          type="button"
          role="menuitem"
          tabIndex={-1}
          key={key}
          onClick={() => {
            close();
            choose();
          }}
        >
          <span>{label}</span>
          {detail !== undefined && <span class="menu-detail">{detail}</span>}
        </button>
      ))}
    </div>
  );
}

const STEPS: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

function moveFocus(key: string, menu: HTMLElement | null): boolean {
  const items = [...(menu?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
  const focused = document.activeElement;
  const at = focused instanceof HTMLElement ? items.indexOf(focused) : -1;
  const to = STEPS[key]?.(at, items.length);
  if (to !== undefined) items[to]?.focus();
  return to !== undefined;
}
