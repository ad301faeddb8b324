import { withAnyWhich } from '../agenda/with-which.js';
import type { Answer } from '../answer.js';
import { buildCancelQuestion } from '../blocks/cancel-question.js';
import { NOT_OURS } from '../changes/words.js';
import type { Subcommand, SubcommandUse } from '../subcommand.js';

/** `/starleaf cancel [which]`: asks first, and says who will be told. */
export const cancel: Subcommand = {
  name: 'cancel',
  usage: 'cancel standup',
  summary: 'cancels a meeting, or one date of a series, after asking once',
  run: runCancel,
};

async function runCancel(use: SubcommandUse): Promise<Answer> {
  const { tools, invocation } = use;
  return withAnyWhich(use, async ({ entry, reader, now }) => {
    if (!entry.meeting.isOurs) return { privately: NOT_OURS };
    const cards = await tools.cards.find(invocation.owner, entry.meeting.confId);
    const channelIds = (cards?.places ?? []).map(({ channelId }) => channelId);
    return { privately: buildCancelQuestion(entry, { channelIds, reader, now }) };
  });
}
