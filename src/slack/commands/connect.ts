import type { Answer } from '../answer.js';
import { buildAccountStatus } from '../blocks/account.js';
import { askToConnect } from '../connected.js';
import type { Subcommand, SubcommandUse } from '../subcommand.js';

/** `/starleaf connect [another]`: connects a StarLeaf account, or says which one is. */
export const connect: Subcommand = {
  name: 'connect',
  usage: 'connect',
  summary: 'connects your StarLeaf account, or says which one is connected',
  run: runConnect,
};

async function runConnect({ invocation, rest, tools }: SubcommandUse): Promise<Answer> {
  const account = await tools.vault.describe(invocation.owner);
  if (account === undefined) return askToConnect({ invocation, draftWords: null, tools }, 'asked');
  if (rest === 'another') return askToConnect({ invocation, draftWords: null, tools }, 'switch');
  return { privately: buildAccountStatus(account) };
}
