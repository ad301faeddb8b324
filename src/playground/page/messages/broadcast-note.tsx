import type { JSX } from 'preact';
import type { Message } from '../../protocol.js';
import { Icon } from '../icons.js';
import { usePlayground } from '../state/playground.js';

interface BroadcastNoteProps {
  readonly message: Message;
  readonly inThread: boolean;
}

/** Over a reply that stands in the conversation as well as in its thread: the way from one to the other. */
export function BroadcastNote({ message, inThread }: BroadcastNoteProps): JSX.Element {
  const { go } = usePlayground();
  return (
    <p class="message-note">
      <Icon name="reply" size={14} />
      {inThread ? (
        'Also sent to the channel'
      ) : (
        <button type="button" onClick={() => go({ thread: message.threadTs })}>
          Replied to a thread
        </button>
      )}
    </p>
  );
}
