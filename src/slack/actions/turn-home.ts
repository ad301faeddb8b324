import type { ActionUse } from '../action.js';
import type { Answer } from '../answer.js';
import type { Press } from '../press.js';

/** `Earlier` and `Later` on the Home tab, and its `Try again`: the value is the page to show. */
export async function turnHome({ owner, value }: Press, { tools }: ActionUse): Promise<Answer> {
  await tools.openHomes.open(owner, Math.max(1, Number.parseInt(value, 10) || 1));
  return { changesHome: true };
}
