import { type Invocation, invocationId } from '../invocation.js';
import type { ShortcutPress } from '../shortcut.js';

/** A shortcut as if its person had typed something where it was chosen. */
export function toShortcutInvocation({ owner, triggerId, message }: ShortcutPress, now: number): Invocation {
  return {
    id: invocationId(owner, triggerId),
    at: now,
    text: '',
    owner,
    channelId: message?.channelId ?? '',
    replyAddress: message?.replyAddress ?? null,
    chosenReading: null,
  };
}
