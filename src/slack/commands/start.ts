import { StarLeafError } from '../../starleaf/errors.js';
import type { Answer } from '../answer.js';
import { buildStart, type StartFacts } from '../blocks/start.js';
import { noteFailure } from '../failure.js';
import { findNext } from '../home/coming.js';
import { readHomeFacts } from '../home/home-facts.js';
import type { SubcommandUse } from '../subcommand.js';

/** `/starleaf` and nothing else: what comes next, and what to do, as buttons. */
export async function start(use: SubcommandUse): Promise<Answer> {
  return { privately: buildStart(await readStartFacts(use)) };
}

/** Where StarLeaf does not answer, the buttons are shown all the same. */
async function readStartFacts({ invocation: { owner }, tools }: SubcommandUse): Promise<StartFacts> {
  try {
    const facts = await readHomeFacts(owner, tools);
    if (facts.kind === 'stranger') return facts;
    const { account, list, reader, now } = facts;
    const entry = findNext(list.meetings, now);
    return {
      kind: 'connected',
      email: account.email,
      next: entry === undefined ? null : { entry, reader, now },
    };
  } catch (error) {
    if (!(error instanceof StarLeafError)) throw error;
    noteFailure(error, tools.logger);
    const account = await tools.vault.describe(owner);
    return account === undefined
      ? { kind: 'stranger', isRefused: false }
      : { kind: 'connected', email: account.email, next: 'unknown' };
  }
}
