import type { ActionUse } from '../action.js';
import type { Answer } from '../answer.js';
import type { Press } from '../press.js';

/** The Connect link was followed: from now on the prompt can be replaced once its person has connected. */
export async function openConnect(press: Press, { tools }: ActionUse): Promise<Answer> {
  const draft = await tools.drafts.find(press.owner, press.value);
  if (draft !== undefined) await tools.drafts.park({ ...draft, promptAddress: press.replyAddress });
  return {};
}
