import { toMessagePrefill } from '../form/message-prefill.js';
import { openSchedule } from '../form/open-schedule.js';
import type { Shortcut } from '../shortcut.js';
import { toShortcutInvocation } from './shortcut-invocation.js';

/** *Schedule about this*, on a message: opens the form filled in from it; the card goes to its thread. */
export const scheduleAboutShortcut: Shortcut = {
  id: 'schedule-about',
  handle: async (press, { tools, stage }) => {
    const { message, owner } = press;
    const prefill =
      message === null ? { channelId: null } : await toMessagePrefill(message, { owner, tools });
    const invocation = toShortcutInvocation(press, tools.now());
    return openSchedule(prefill, { invocation, draftWords: null, tools, stage });
  },
};
