import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';

export interface MenuItem {
  readonly key: string;
  readonly label: ComponentChildren;
  readonly detail?: ComponentChildren;
  choose(): void;
}

interface PopupMenuProps {
  /** What the button is called. */
  readonly name: string;
  readonly class: string;
  readonly items: readonly MenuItem[];
  readonly children: ComponentChildren;
  /** Above the items, where they need saying what they are. */
  readonly heading?: string;
}

/** A button that opens a short menu: arrow keys, Home, End, Escape and a click elsewhere work as in any menu. */
export function PopupMenu({ name, items, children, heading, ...rest }: PopupMenuProps): JSX.Element {
  const [open, setOpen] = useState<'no' | 'below' | 'above'>('no');
  const root = useRef<HTMLSpanElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const menuId = useId();
  const close = (): void => {
    setOpen('no');
    button.current?.focus();
  };
  useEffect(() => {
    if (open === 'no') return;
    root.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
    const away = ({ target }: Event): void => {
      if (!(target instanceof Node) || !root.current?.contains(target)) setOpen('no');
    };
    document.addEventListener('pointerdown', away);
    return () => document.removeEventListener('pointerdown', away);
  }, [open]);
  return (
    <span class={open === 'no' ? 'menu-root' : 'menu-root menu-open'} ref={root}>
      <button
        type="button"
        class={rest.class}
        ref={button}
        aria-label={name}
        title={name}
        aria-haspopup="menu"
        aria-expanded={open !== 'no'}
        aria-controls={open === 'no' ? undefined : menuId}
        onClick={({ currentTarget }) => setOpen(open === 'no' ? sideFor(currentTarget, items.length) : 'no')}
      >
        {children}
      </button>
      {open !== 'no' && (
        <div
          id={menuId}
          role="menu"
          aria-label={name}
          class={`menu menu-${open}`}
          onKeyDown={(event) => {
            if (event.key === 'Tab') setOpen('no');
            if (event.key === 'Escape') {
              event.preventDefault();
              event.stopPropagation();
              close();
            }
            moveFocus(event, event.currentTarget);
          }}
        >
          {heading !== undefined && <div class="menu-heading">{heading}</div>}
          {items.map((item) => (
            <button
              type="button"
              role="menuitem"
              tabIndex={-1}
              key={item.key}
              onClick={() => {
                close();
                item.choose();
              }}
            >
              <span>{item.label}</span>
              {item.detail !== undefined && <span class="menu-detail">{item.detail}</span>}
            </button>
          ))}
        </div>
      )}
    </span>
  );
}

/** Where the menu has room. */
function sideFor(button: HTMLElement, items: number): 'below' | 'above' {
  const room = document.documentElement.clientHeight - button.getBoundingClientRect().bottom;
  return room < items * 56 + 40 ? 'above' : 'below';
}

const STEPS: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

function moveFocus(event: KeyboardEvent, menu: HTMLElement): void {
  const items = [...menu.querySelectorAll<HTMLElement>('[role=menuitem]')];
  const step = STEPS[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const focused = document.activeElement;
  const at = focused instanceof HTMLElement ? items.indexOf(focused) : -1;
  items[step(at, items.length)]?.focus();
}
