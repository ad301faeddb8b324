import type { ActionUse } from '../action.js';
import type { Answer } from '../answer.js';
import { buildDraftGone } from '../blocks/draft-gone.js';
import type { Press } from '../press.js';

/** One of the readings of an ambiguous sentence, or `Try again`: goes on with what was parked. */
export async function goOn(press: Press, { tools, run }: ActionUse): Promise<Answer> {
  const { draftId, reading } = readValue(press);
  const draft = await tools.drafts.find(press.owner, draftId);
  if (draft === undefined) return { privately: buildDraftGone() };
  return run({
    ...draft.invocation,
    replyAddress: press.replyAddress,
    chosenReading: reading ?? draft.invocation.chosenReading,
  });
}

/** The value is the draft's id and what tells the buttons of one draft apart; of a reading, its number. */
function readValue({ actionId, value }: Press): {
  readonly draftId: string;
  readonly reading: number | null;
} {
  const [draftId = '', detail = ''] = value.split(':');
  return { draftId, reading: actionId.startsWith('choose') && /^\d+$/.test(detail) ? Number(detail) : null };
}
