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
  const focused = useRef(false);
  useEffect(() => {
    if (!isTop || dialog.current === null) return;
    focusInside(dialog.current, !focused.current);
    focused.current = true;
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
function focusInside(dialog: HTMLDialogElement, isNew: boolean): void {
  if (!isNew && dialog.contains(document.activeElement)) return;
  const find = (selector: string): HTMLElement | null => dialog.querySelector(selector);
  (find('[autofocus]') ?? find(FIRST_FIELD) ?? find('.modal-footer button:last-of-type') ?? dialog).focus();
}
