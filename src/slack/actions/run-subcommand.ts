import type { ActionUse } from '../action.js';
import type { Answer } from '../answer.js';
import type { Press } from '../press.js';
import { toInvocation } from '../press-invocation.js';

/** A button that stands for a subcommand, such as `Show help`: as if its person had typed it here, once a button. */
export async function runSubcommand(press: Press, { tools, run }: ActionUse): Promise<Answer> {
  const { owner, messageTs, actionId, value } = press;
  // A double click on "Start a meeting now" is no wish for two.
  if (messageTs !== '' && !(await tools.isFirst(owner, `${messageTs} ${actionId} ${value}`))) return {};
  return run(toInvocation(press, { text: value, now: tools.now() }));
}
