import type { ActionUse } from '../action.js';
import type { Answer } from '../answer.js';
import type { Press } from '../press.js';
import { toInvocation } from '../press-invocation.js';

/** A choice of a menu, or a turn of a page: as if its person had typed what it carries, however often. */
export async function typeAgain(press: Press, { tools, run }: ActionUse): Promise<Answer> {
  return run(toInvocation(press, { text: press.value, now: tools.now() }));
}
