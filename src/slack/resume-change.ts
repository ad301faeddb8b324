import type { Answer } from './answer.js';
import { changeMeeting } from './changes/change-meeting.js';
import type { KeptChange } from './changes/kept-change.js';
import { withAccount } from './connected.js';
import { orFailure } from './run-invocation.js';
import type { Task } from './task.js';
import type { Tools } from './tools.js';

/**
 * Goes on with a change that was about to be made when the app was interrupted. The words that it was asked in are not
 * read once more: "skip the next one" means another one by now.
 */
export function resumeChange(
  { confId, change }: KeptChange,
  { task, tools }: { readonly task: Task; readonly tools: Tools },
): Promise<Answer> {
  const { owner, invocation } = task;
  return orFailure(
    () =>
      withAccount({ invocation, draftWords: null, tools }, (account) =>
        changeMeeting({ tools, account, owner, confId, change }),
      ),
    tools,
  );
}
