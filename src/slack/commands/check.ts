import { makeReference } from '../../request-id.js';
import type { Answer } from '../answer.js';
import { buildSelfTest } from '../blocks/self-test.js';
import { runSelfTest, type SelfTest, type Step } from '../check/self-test.js';
import { describeForLog } from '../failure.js';
import type { Subcommand, SubcommandUse } from '../subcommand.js';
import { meet } from './meet.js';

/** `/starleaf check`: whether everything works, and what to do where it does not. */
export const check: Subcommand = {
  name: 'check',
  usage: 'check',
  summary: 'tests Slack, StarLeaf, your account and the store, and says what to do about what fails',
  run: runCheck,
};

async function runCheck(use: SubcommandUse): Promise<Answer> {
  const { invocation, rest, tools } = use;
  // "Check in with @ana tomorrow" is a meeting.
  if (rest !== '') return meet.run({ ...use, rest: `check ${rest}` });
  const found = await runSelfTest(invocation.owner, tools);
  const reference = makeReference();
  tools.logger.info({ reference, ...toLog(found) }, 'self-test');
  return { privately: buildSelfTest(found, reference) };
}

function toLog({ starleaf, ...steps }: SelfTest): Record<string, unknown> {
  const all: readonly (readonly [string, Step<unknown>])[] = Object.entries({ ...steps, ...starleaf });
  return Object.fromEntries(all.map(([name, step]) => [name, outcomeOf(step)]));
}

/** What may be logged of a step: its milliseconds, or the kind of its failure. */
function outcomeOf(step: Step<unknown>): unknown {
  return step.kind === 'done' ? step.milliseconds : describeForLog(step.error);
}
