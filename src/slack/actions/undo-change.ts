import type { StarLeafAccount } from '../../starleaf/service.js';
import type { ActionUse } from '../action.js';
import type { Answer } from '../answer.js';
import type { MeetingChange } from '../changes/change.js';
import { changeMeeting } from '../changes/change-meeting.js';
import { planOf } from '../changes/plan-of.js';
import { readUndoing, type Undoing } from '../changes/undo-value.js';
import { say } from '../changes/words.js';
import { withAccount } from '../connected.js';
import type { Press } from '../press.js';
import { toInvocation } from '../press-invocation.js';

/** `Undo` after a change: what was skipped takes place again, and what was moved goes back. */
export async function undoChange(press: Press, { tools }: ActionUse): Promise<Answer> {
  const { owner } = press;
  const undoing = readUndoing(press.value);
  if (undoing === undefined) return { privately: NOTHING_TO_UNDO };
  const invocation = toInvocation(press, { text: '', now: tools.now() });
  return withAccount({ invocation, draftWords: null, tools }, async (account) => {
    const change = await toChange(undoing, account.starleaf);
    if (change === undefined) return { privately: NOTHING_TO_UNDO };
    return changeMeeting({ tools, account, owner, confId: undoing.confId, change });
  });
}

const NOTHING_TO_UNDO = say('There is nothing to undo any more.');

async function toChange(undoing: Undoing, starleaf: StarLeafAccount): Promise<MeetingChange | undefined> {
  const { confId, occurId } = undoing;
  if (undoing.kind === 'restore') return { kind: 'restore-occurrence', occurId: undoing.occurId };
  const { start, duration } = undoing;
  if (occurId !== null) return { kind: 'change-occurrence', occurId, change: { start, duration } };
  const meeting = await starleaf.findMeeting(confId);
  const plan = meeting === undefined ? undefined : planOf(meeting);
  return plan === undefined ? undefined : { kind: 'change', plan: { ...plan, start, duration } };
}
