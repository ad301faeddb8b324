import type { JSX } from 'preact';
import { Icon } from '../icons.js';
import { PopupMenu } from '../popup-menu.js';
import { usePlayground } from '../state/playground.js';

/** The app's global shortcuts, behind a plus. */
export function ShortcutsMenu({ channel }: { channel: string }): JSX.Element | null {
  const { snapshot, server, note } = usePlayground();
  const run = async (callbackId: string): Promise<void> => {
    const { problem } = await server.runShortcut({ callbackId });
    if (problem !== undefined) note(channel, problem);
  };
  const items = snapshot.app.shortcuts
    .filter(({ kind }) => kind === 'global')
    .map(({ callbackId, name, description }) => ({
      key: callbackId,
      label: name,
      detail: description || snapshot.app.name,
      choose: () => void run(callbackId),
    }));
  if (items.length === 0) return null;
  return (
    <PopupMenu name="Shortcuts" class="icon-button" heading={snapshot.app.name} items={items}>
      <Icon name="plus" />
    </PopupMenu>
  );
}
