import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { type MenuItem, MenuItems, type Spot } from './menu-items.js';

interface PopupMenuProps {
  /** What the button and its menu are called. */
  readonly name: string;
  readonly class: string;
  readonly items: readonly MenuItem[];
  readonly children: ComponentChildren;
  readonly heading?: string;
}

/** A button that opens a short menu, which a click elsewhere closes. */
export function PopupMenu({ name, items, children, heading, ...rest }: PopupMenuProps): JSX.Element {
  const [spot, setSpot] = useState<Spot | null>(null);
  const root = useRef<HTMLSpanElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const menuId = useId();
  const isOpen = spot !== null;
  const close = (): void => {
    setSpot(null);
    button.current?.focus();
  };
  useEffect(() => {
    if (!isOpen) return;
    const away = ({ target }: Event): void => {
      if (!(target instanceof Node) || !root.current?.contains(target)) setSpot(null);
    };
    const gone = (): void => setSpot(null);
    document.addEventListener('pointerdown', away);
    // What the button stands in has moved away from under the menu.
    document.addEventListener('scroll', gone, { capture: true });
    addEventListener('resize', gone);
    return () => {
      document.removeEventListener('pointerdown', away);
      document.removeEventListener('scroll', gone, { capture: true });
      removeEventListener('resize', gone);
    };
  }, [isOpen]);
  return (
    <span class={isOpen ? 'menu-root menu-open' : 'menu-root'} ref={root}>
      <button
        type="button"
        class={rest.class}
        ref={button}
        aria-label={name}
        title={name}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? menuId : undefined}
        onClick={({ currentTarget }) => setSpot(isOpen ? null : spotBeside(currentTarget, items.length))}
      >
        {children}
      </button>
      {isOpen && (
        <MenuItems id={menuId} name={name} spot={spot} heading={heading} items={items} close={close} />
      )}
    </span>
  );
}

const GAP_PX = 6;
const ITEM_PX = 56;
const HEADING_PX = 40;

/** Where on the screen the menu has room: below its button or above, to the side where the page is wider. */
function spotBeside(button: HTMLElement, items: number): Spot {
  const { top, bottom, left, right } = button.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const room = clientHeight - bottom;
  const isLow = room < items * ITEM_PX + HEADING_PX && room < top;
  return {
    ...(isLow ? { bottom: `${clientHeight - top + GAP_PX}px` } : { top: `${bottom + GAP_PX}px` }),
    ...(left > clientWidth / 2 ? { right: `${clientWidth - right}px` } : { left: `${left}px` }),
  };
}
