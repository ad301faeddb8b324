import { openSchedule } from '../form/open-schedule.js';
import type { Shortcut } from '../shortcut.js';
import { toShortcutInvocation } from './shortcut-invocation.js';

/** *Schedule a meeting*, from the menu: opens the form, which asks where to post. */
export const scheduleShortcut: Shortcut = {
  id: 'schedule-meeting',
  handle: (press, { tools, stage }) =>
    openSchedule(
      { channelId: null },
      { invocation: toShortcutInvocation(press, tools.now()), draftWords: null, tools, stage },
    ),
};
