import type { Answer } from '../answer.js';
import type { Subcommand, SubcommandUse } from '../subcommand.js';
import { meet } from './meet.js';

/** `/starleaf now [title] [people]`: starts a meeting at once. */
export const now: Subcommand = {
  name: 'now',
  usage: 'now stand-up with @ana',
  summary: 'starts a meeting at once; a title and people are welcome',
  run: runNow,
};

/** "Now" is a time like any other, so the sentence is read with it in front. */
async function runNow(use: SubcommandUse): Promise<Answer> {
  return meet.run({ ...use, rest: `now ${use.rest}` });
}
