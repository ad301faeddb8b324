import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { type MenuItem, MenuItems } from './menu-items.js';

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
  const [side, setSide] = useState<'below' | 'above' | null>(null);
  const root = useRef<HTMLSpanElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const menuId = useId();
  const isOpen = side !== null;
  const close = (): void => {
    setSide(null);
    button.current?.focus();
  };
  useEffect(() => {
    if (!isOpen) return;
    const away = ({ target }: Event): void => {
      if (!(target instanceof Node) || !root.current?.contains(target)) setSide(null);
    };
    document.addEventListener('pointerdown', away);
    return () => document.removeEventListener('pointerdown', away);
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
        onClick={({ currentTarget }) => setSide(isOpen ? null : sideFor(currentTarget, items.length))}
      >
        {children}
      </button>
      {isOpen && (
        <MenuItems
          id={menuId}
          name={name}
          class={`menu menu-${side}`}
          heading={heading}
          items={items}
          close={close}
        />
      )}
    </span>
  );
}

/** Where the menu has room. */
function sideFor(button: HTMLElement, items: number): 'below' | 'above' {
  const room = document.documentElement.clientHeight - button.getBoundingClientRect().bottom;
  return room < items * 56 + 40 ? 'above' : 'below';
}
