import type { ActionUse } from '../action.js';
import type { Answer } from '../answer.js';
import { invocationId } from '../invocation.js';
import type { Press } from '../press.js';
import { toInvocation } from '../press-invocation.js';

/**
 * `Start one now` on the Home tab, where there is no conversation to post to. A double click is no wish for two: until
 * Home has changed, which it does once there is a meeting, each press means the same one.
 */
export async function startNow(press: Press, { tools, run }: ActionUse): Promise<Answer> {
  const { owner, view, triggerId } = press;
  const id = invocationId(owner, view === null ? triggerId : `start-now ${view.id} ${view.hash}`);
  return run({ ...toInvocation(press, { text: 'now privately', now: tools.now() }), id });
}
