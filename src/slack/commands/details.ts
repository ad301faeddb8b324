import { withAnyWhich } from '../agenda/with-which.js';
import type { Answer } from '../answer.js';
import { buildDetailsModal } from '../modals/details.js';
import type { Subcommand, SubcommandUse } from '../subcommand.js';

/** `/starleaf details [which]`: everything about one meeting, for its organiser alone. */
export const details: Subcommand = {
  name: 'details',
  usage: 'details standup',
  summary: 'shows everything about a meeting: people and their answers, dial-in, agenda',
  run: runDetails,
};

async function runDetails(use: SubcommandUse): Promise<Answer> {
  use.stage.expectView();
  return withAnyWhich(use, async ({ entry, reader, now }) => ({
    view: buildDetailsModal(entry, { reader, now }),
  }));
}
