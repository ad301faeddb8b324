import { toInvocation } from '../press-invocation.js';
import { orFailure } from '../run-invocation.js';
import { readShortcut, type Shortcut } from '../shortcut.js';
import type { Task } from '../task.js';

/** @throws ZodError when the payload is no shortcut's */
export function readShortcutTask(
  payload: unknown,
  { at, findShortcut }: { readonly at: number; readonly findShortcut: (callbackId: string) => Shortcut },
): Task & { readonly triggerId: string } {
  const press = readShortcut(payload);
  const { owner, triggerId, message, callbackId } = press;
  const channelId = message?.channelId ?? '';
  const replyAddress = message?.replyAddress ?? null;
  return {
    owner,
    triggerId,
    invocation: toInvocation({ owner, triggerId, channelId, replyAddress }, { text: '', now: at }),
    target: { channelId, replyAddress, replaces: false, showsTyped: false, addressedAt: at },
    run: ({ tools, stage }) =>
      orFailure(() => findShortcut(callbackId).handle(press, { tools, stage }), tools),
    isInVain: () => false,
  };
}
