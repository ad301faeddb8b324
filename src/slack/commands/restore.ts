import { type AgendaEntry, agendaFrom } from '../../starleaf/agenda.js';
import { buildChoice } from '../agenda/choose-entry.js';
import { type Chosen, withWhich } from '../agenda/with-which.js';
import type { Answer } from '../answer.js';
import { bold } from '../blocks/mrkdwn.js';
import { buildNoSeries } from '../blocks/no-series.js';
import { changeMeeting } from '../changes/change-meeting.js';
import { say } from '../changes/words.js';
import type { Subcommand, SubcommandUse } from '../subcommand.js';

/** `/starleaf restore [which]`: a date of a series that was skipped takes place again. */
export const restore: Subcommand = {
  name: 'restore',
  usage: 'restore standup',
  summary: 'lets a skipped date of a series take place again',
  run: runRestore,
};

/** How far ahead is looked for what was skipped. */
const MOST_LOOKED_AT = 60;

async function runRestore(use: SubcommandUse): Promise<Answer> {
  return withWhich(use, async (chosen) => {
    const { entry, now, reader } = chosen;
    if (entry.occurId === null) return { privately: buildNoSeries(entry) };
    if (entry.state === 'cancelled') return restoreEntry(entry, { use, chosen });
    const coming = agendaFrom([entry.meeting], { from: now, count: MOST_LOOKED_AT });
    const [first, ...others] = coming.filter(({ state }) => state === 'cancelled');
    if (first === undefined) return { privately: say(`No date of ${bold(entry.title)} is skipped.`) };
    if (others.length === 0) return restoreEntry(first, { use, chosen });
    const again = (ref: string) => `restore ${ref}`;
    const entries = [first, ...others];
    return { privately: buildChoice({ entries, words: '', again, reader, now }) };
  });
}

function restoreEntry(
  { meeting, occurId }: AgendaEntry,
  { use, chosen }: { readonly use: SubcommandUse; readonly chosen: Chosen },
): Promise<Answer> {
  return changeMeeting({
    tools: use.tools,
    account: chosen,
    owner: use.invocation.owner,
    confId: meeting.confId,
    change: { kind: 'restore-occurrence', occurId: occurId ?? '' },
  });
}
