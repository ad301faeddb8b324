import { withAnyWhich } from '../agenda/with-which.js';
import type { Answer } from '../answer.js';
import { buildInviteText } from '../blocks/invite-text.js';
import type { Subcommand, SubcommandUse } from '../subcommand.js';

/** `/starleaf copy [which]`: a meeting in plain words, to paste elsewhere. */
export const copy: Subcommand = {
  name: 'copy',
  usage: 'copy standup',
  summary: 'gives you title, time, link and dial-in of a meeting as plain text to copy',
  run: runCopy,
};

async function runCopy(use: SubcommandUse): Promise<Answer> {
  return withAnyWhich(use, async ({ entry }) => ({ privately: buildInviteText(entry) }));
}
