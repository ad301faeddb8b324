import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

interface DialogProps {
  /** The id of the heading that names it. */
  readonly labelledBy: string;
  readonly class: string;
  /** Whether nothing lies over it. */
  readonly isTop: boolean;
  /** Escape was pressed. */
  dismiss(): void;
  readonly children: ComponentChildren;
}

const FIRST_FIELD = '.modal-body :is(input, select, textarea):not([disabled])';

/** The browser's own modal dialog: it holds the focus, makes the rest inert and gives the focus back at the end. */
export function Dialog({ labelledBy, isTop, dismiss, children, ...rest }: DialogProps): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  const gone = useRef(false);
  useLayoutEffect(() => {
    dialog.current?.showModal();
    return () => {
      gone.current = true;
      dialog.current?.close();
    };
  }, []);
  useEffect(() => {
    if (isTop) focusInside(dialog.current);
  });
  return (
    <dialog
      ref={dialog}
      class={isTop ? rest.class : `${rest.class} dialog-below`}
      aria-labelledby={labelledBy}
      onCancel={(event) => {
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        dismiss();
      }}
      onClose={() => {
        // A second Escape closes without asking.
        if (!gone.current) dismiss();
      }}
    >
      {children}
    </dialog>
  );
}

/** When it opens, comes to the top or loses its focused part in an update, the focus goes where typing may start. */
function focusInside(dialog: HTMLDialogElement | null): void {
  if (dialog === null) return;
  const focused = document.activeElement;
  const settled =
    focused !== null && focused !== dialog && dialog.contains(focused) && dialog.dataset.focused === 'yes';
  if (settled) return;
  dialog.dataset.focused = 'yes';
  const target =
    dialog.querySelector<HTMLElement>('[autofocus]') ?? dialog.querySelector<HTMLElement>(FIRST_FIELD);
  (target ?? dialog.querySelector<HTMLElement>('.modal-footer button:last-of-type') ?? dialog).focus();
}
