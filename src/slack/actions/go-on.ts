import type { ActionUse } from '../action.js';
import type { Answer } from '../answer.js';
import { buildDraftGone } from '../blocks/draft-gone.js';
import { type KeptChange, readKeptChange } from '../changes/kept-change.js';
import type { Press } from '../press.js';
import { runChange } from '../run-invocation.js';
import type { Trail } from '../trail.js';

/** One of the readings of an ambiguous sentence, or `Try again`: goes on with what was parked. */
export async function goOn(press: Press, { tools, run }: ActionUse): Promise<Answer> {
  const { draftId, reading } = readValue(press);
  const draft = await tools.drafts.find(press.owner, draftId);
  if (draft === undefined) return { privately: buildDraftGone() };
  const invocation = {
    ...draft.invocation,
    replyAddress: press.replyAddress,
    chosenReading: reading ?? draft.invocation.chosenReading,
  };
  const change = readKeptChange(draft.change);
  if (change === undefined) return run(invocation);
  return runChange(change, { invocation, tools: { ...tools, trail: goingOn(tools.trail, change) } });
}

/** As if a crash had come between. */
function goingOn(trail: Trail, change: KeptChange): Trail {
  return {
    change,
    invites: trail.invites,
    isLast: trail.isLast,
    keepChange: (kept) => trail.keepChange(kept),
    keepInvites: (invites) => trail.keepInvites(invites),
  };
}

/** The value is the draft's id and what tells the buttons of one draft apart; of a reading, its number. */
function readValue({ actionId, value }: Press): {
  readonly draftId: string;
  readonly reading: number | null;
} {
  const [draftId = '', detail = ''] = value.split(':');
  return { draftId, reading: actionId.startsWith('choose') && /^\d+$/.test(detail) ? Number(detail) : null };
}
