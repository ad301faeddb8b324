import { withAnyWhich } from '../agenda/with-which.js';
import type { Answer } from '../answer.js';
import { buildJoinDetails } from '../blocks/join-details.js';
import type { Subcommand, SubcommandUse } from '../subcommand.js';

/** `/starleaf join [which]`: all ways to join one meeting, for whoever asks alone. */
export const join: Subcommand = {
  name: 'join',
  usage: 'join standup',
  summary:
    'shows you how to join a meeting: its number in the last list, words of its title, a day or a time',
  run: runJoin,
};

async function runJoin(use: SubcommandUse): Promise<Answer> {
  return withAnyWhich(use, async ({ entry, reader, now }) => ({
    privately: buildJoinDetails(entry, { reader, now }),
  }));
}
