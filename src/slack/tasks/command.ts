import { readInvocation } from '../invocation.js';
import type { Subcommands } from '../route.js';
import { runInvocation } from '../run-invocation.js';
import type { Task } from '../task.js';

/** @throws ZodError when the payload is not a slash command's */
export function readCommandTask(
  payload: unknown,
  { at, subcommands }: { readonly at: number; readonly subcommands: Subcommands },
): Task & { readonly triggerId: string } {
  const { triggerId, ...invocation } = readInvocation(payload, at);
  const { owner, channelId, replyAddress } = invocation;
  return {
    owner,
    triggerId,
    invocation,
    target: { channelId, replyAddress, replaces: false, showsTyped: true, addressedAt: at },
    run: ({ tools, stage }) => runInvocation(invocation, { subcommands, tools, stage }),
    isInVain: () => false,
  };
}
