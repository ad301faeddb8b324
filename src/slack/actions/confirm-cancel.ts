import type { ActionUse } from '../action.js';
import type { Answer } from '../answer.js';
import type { MeetingChange } from '../changes/change.js';
import { changeMeeting } from '../changes/change-meeting.js';
import { readTarget, type Target } from '../changes/target.js';
import { say } from '../changes/words.js';
import { withAccount } from '../connected.js';
import type { Press } from '../press.js';
import { toInvocation } from '../press-invocation.js';

/** One of the answers to "Cancel …?": only this one, this and all following, or all. */
export async function confirmCancel(press: Press, { tools }: ActionUse): Promise<Answer> {
  const { owner } = press;
  const target = readTarget(press.value);
  const change = target === undefined ? undefined : toChange(press.actionId, target);
  if (target === undefined || change === undefined)
    return { privately: say('That button is out of date. Please type `/starleaf cancel` once more.') };
  const invocation = toInvocation(press, { text: '', now: tools.now() });
  return withAccount({ invocation, draftWords: null, tools }, (account) =>
    changeMeeting({ tools, account, owner, confId: target.confId, change }),
  );
}

function toChange(actionId: string, { occurId }: Target): MeetingChange | undefined {
  if (actionId === 'confirm-cancel-all') return { kind: 'cancel' };
  if (occurId === null) return undefined;
  return { kind: actionId === 'confirm-cancel-this' ? 'cancel-occurrence' : 'cancel-following', occurId };
}
