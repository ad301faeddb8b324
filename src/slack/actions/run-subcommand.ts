import type { ActionUse } from '../action.js';
import type { Answer } from '../answer.js';
import type { Press } from '../press.js';
import { toInvocation } from '../press-invocation.js';

/** A button that stands for a subcommand, such as `Show help`: as if its person had typed it here. */
export async function runSubcommand(press: Press, { tools, run }: ActionUse): Promise<Answer> {
  return run(toInvocation(press, { text: press.value, now: tools.now() }));
}
