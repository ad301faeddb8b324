import { withAccount } from '../connected.js';
import { buildStartView } from '../modals/start.js';
import type { Shortcut } from '../shortcut.js';
import { toShortcutInvocation } from './shortcut-invocation.js';

/** *Start a meeting now*, from the menu: asks with whom and where, since there is no conversation to go by. */
export const startShortcut: Shortcut = {
  id: 'start-meeting',
  handle: (press, { tools }) =>
    withAccount(
      { invocation: toShortcutInvocation(press, tools.now()), draftWords: null, tools },
      async () => ({ view: buildStartView({ title: '', people: [], post: null, notice: null }) }),
    ),
};
