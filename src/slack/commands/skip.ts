import { withWhich } from '../agenda/with-which.js';
import type { Answer } from '../answer.js';
import { buildNoSeries } from '../blocks/no-series.js';
import { changeMeeting } from '../changes/change-meeting.js';
import type { Subcommand, SubcommandUse } from '../subcommand.js';

/** `/starleaf skip [which]`: one date of a series is off, at once; Undo brings it back. */
export const skip: Subcommand = {
  name: 'skip',
  usage: 'skip standup',
  summary: 'leaves out one date of a series, the next unless you name another',
  run: runSkip,
};

async function runSkip(use: SubcommandUse): Promise<Answer> {
  const { tools, invocation } = use;
  return withWhich(use, async ({ entry, ...account }) => {
    const { occurId, meeting } = entry;
    if (occurId === null) return { privately: buildNoSeries(entry) };
    return changeMeeting({
      tools,
      account,
      owner: invocation.owner,
      confId: meeting.confId,
      change: { kind: 'cancel-occurrence', occurId },
    });
  });
}
