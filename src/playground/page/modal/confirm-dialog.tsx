import type { ConfirmationDialog } from '@slack/types';
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { TextObject } from '../text/text.js';
import { Dialog } from './dialog.js';

interface ConfirmDialogProps {
  readonly dialog: ConfirmationDialog;
  answer(yes: boolean): void;
}

/** A question before something is done. */
export function ConfirmDialog({ dialog, answer }: ConfirmDialogProps): JSX.Element {
  const id = useId();
  const { title, text, confirm, deny, style } = dialog;
  return (
    <Dialog class="modal modal-confirm" labelledBy={id} isTop dismiss={() => answer(false)}>
      <header class="modal-header">
        <h2 id={id}>{title === undefined ? 'Are you sure?' : <TextObject of={title} />}</h2>
      </header>
      <div class="modal-body">
        <p>
          <TextObject of={text} />
        </p>
      </div>
      <footer class="modal-footer">
        <button type="button" class="button" onClick={() => answer(false)}>
          {deny === undefined ? 'Cancel' : <TextObject of={deny} />}
        </button>
        <button
          type="button"
          class={`button button-${style ?? 'primary'} button-solid`}
          onClick={() => answer(true)}
        >
          {confirm === undefined ? 'Yes' : <TextObject of={confirm} />}
        </button>
      </footer>
    </Dialog>
  );
}
