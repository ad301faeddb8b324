import type { ActionUse } from '../action.js';
import type { Answer } from '../answer.js';
import { buildFormGone } from '../blocks/form-gone.js';
import type { Press } from '../press.js';

/** `Open it`, for a view that could not be opened when it was ready. */
export async function openParked({ owner, value }: Press, { tools }: ActionUse): Promise<Answer> {
  const view = await tools.parkedViews.find(owner, value);
  return view === undefined ? { privately: buildFormGone() } : { view };
}
