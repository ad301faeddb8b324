import type { JSX } from 'preact';
import type { Message } from '../../protocol.js';
import { Icon } from '../icons.js';
import { PopupMenu } from '../popup-menu.js';
import { usePlayground } from '../state/playground.js';

interface MessageToolsProps {
  readonly message: Message;
  readonly inThread: boolean;
}

/** What can be done with a message: answer it in a thread, or hand it to one of the app's message shortcuts. */
export function MessageTools({ message, inThread }: MessageToolsProps): JSX.Element {
  const { snapshot, go, server, note } = usePlayground();
  const { channel, ts } = message;
  const run = async (callbackId: string): Promise<void> => {
    const { problem } = await server.runShortcut({ callbackId, message: { channel, ts } });
    if (problem !== undefined) note(channel, problem);
  };
  const items = snapshot.app.shortcuts
    .filter(({ kind }) => kind === 'message')
    .map(({ callbackId, name, description }) => ({
      key: callbackId,
      label: name,
      detail: description || snapshot.app.name,
      choose: () => void run(callbackId),
    }));
  return (
    <div class="message-tools">
      {!inThread && (
        <button
          type="button"
          class="icon-button"
          aria-label="Reply in thread"
          title="Reply in thread"
          onClick={() => go({ thread: message.threadTs ?? ts })}
        >
          <Icon name="reply" />
        </button>
      )}
      {items.length > 0 && (
        <PopupMenu name="More actions" class="icon-button" heading={snapshot.app.name} items={items}>
          <Icon name="more" />
        </PopupMenu>
      )}
    </div>
  );
}
