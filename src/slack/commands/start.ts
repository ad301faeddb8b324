import type { Answer } from '../answer.js';
import { buildStart } from '../blocks/start.js';
import type { SubcommandUse } from '../subcommand.js';

/** `/starleaf` and nothing else: what to do next, as buttons. */
export async function start({ invocation, tools }: SubcommandUse): Promise<Answer> {
  return { privately: buildStart(await tools.vault.describe(invocation.owner)) };
}
