import type { Answer } from '../answer.js';
import { buildDisconnectQuestion, buildNotConnected } from '../blocks/account.js';
import type { Subcommand, SubcommandUse } from '../subcommand.js';

/** `/starleaf disconnect`: asks, then forgets the account. */
export const disconnect: Subcommand = {
  name: 'disconnect',
  usage: 'disconnect',
  summary: 'makes me forget your StarLeaf account; your meetings stay',
  run: runDisconnect,
};

async function runDisconnect({ invocation, tools }: SubcommandUse): Promise<Answer> {
  const account = await tools.vault.describe(invocation.owner);
  return { privately: account === undefined ? buildNotConnected() : buildDisconnectQuestion(account) };
}
