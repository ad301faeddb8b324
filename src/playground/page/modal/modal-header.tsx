import type { ModalView } from '@slack/types';
import type { JSX } from 'preact';
import { Avatar } from '../avatar.js';
import { Icon } from '../icons.js';
import { usePlayground } from '../state/playground.js';
import { TextObject } from '../text/text.js';

interface ModalHeaderProps {
  readonly titleId: string;
  readonly view: ModalView;
  readonly hasOthersBelow: boolean;
  /** Closes this modal, or all of the stack. */
  close(all: boolean): void;
}

/** A modal's title, with the way back to the modal below and the way out of them all. */
export function ModalHeader({ titleId, view, hasOthersBelow, close }: ModalHeaderProps): JSX.Element {
  const { app } = usePlayground().snapshot;
  return (
    <header class="modal-header">
      {hasOthersBelow && (
        <button type="button" class="icon-button" aria-label="Back" title="Back" onClick={() => close(false)}>
          <Icon name="back" />
        </button>
      )}
      <Avatar of={app} size={26} />
      <h2 id={titleId}>
        <TextObject of={view.title} />
      </h2>
      <button
        type="button"
        class="icon-button"
        aria-label="Dismiss"
        title="Dismiss"
        onClick={() => close(true)}
      >
        <Icon name="close" />
      </button>
    </header>
  );
}
