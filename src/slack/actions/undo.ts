import type { ActionUse } from '../action.js';
import type { Answer } from '../answer.js';
import { changeMeeting } from '../changes/change-meeting.js';
import { withAccount } from '../connected.js';
import type { Press } from '../press.js';
import { toInvocation } from '../press-invocation.js';

/** `Undo` on the private reply to scheduling: cancels the conference, and its card says so. */
export async function undo(press: Press, { tools }: ActionUse): Promise<Answer> {
  const { owner, value: confId } = press;
  const invocation = toInvocation(press, { text: '', now: tools.now() });
  return withAccount({ invocation, draftWords: null, tools }, (account) =>
    changeMeeting({ tools, account, owner, confId, change: { kind: 'cancel', isUndo: true } }),
  );
}
