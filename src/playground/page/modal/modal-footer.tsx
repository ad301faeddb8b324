import type { ModalView } from '@slack/types';
import type { JSX } from 'preact';
import { TextObject } from '../text/text.js';

interface ModalFooterProps {
  readonly view: ModalView;
  readonly submitting: boolean;
  close(): void;
}

/** A modal's way out, and its submit button where it has one. */
export function ModalFooter({ view, submitting, close }: ModalFooterProps): JSX.Element {
  const { submit } = view;
  const closeWords = view.close ?? { type: 'plain_text', text: submit === undefined ? 'Close' : 'Cancel' };
  return (
    <footer class="modal-footer">
      <button type="button" class="button" onClick={close}>
        <TextObject of={closeWords} />
      </button>
      {submit !== undefined && (
        <button
          type="submit"
          class="button button-primary button-solid"
          aria-busy={submitting}
          aria-disabled={submitting}
        >
          <TextObject of={submit} />
        </button>
      )}
    </footer>
  );
}
