import type { ActionUse } from '../action.js';
import type { Answer } from '../answer.js';
import { buildDraftGone } from '../blocks/draft-gone.js';
import type { Invocation } from '../invocation.js';
import type { Press } from '../press.js';

const ANSWERS: Readonly<Record<string, NonNullable<Invocation['confirmed']>>> = {
  'preview-post': 'post',
  'preview-privately': 'privately',
  'preview-edit': 'edit',
};

/** What its person says to the preview of a sentence, which runs accordingly. */
export async function answerPreview(press: Press, { tools, run }: ActionUse): Promise<Answer> {
  const { owner, value, actionId, replyAddress } = press;
  const draft = await tools.drafts.find(owner, value);
  if (draft === undefined) return { privately: buildDraftGone() };
  return run({ ...draft.invocation, replyAddress, confirmed: ANSWERS[actionId] });
}
