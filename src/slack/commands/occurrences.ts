import { withWhich } from '../agenda/with-which.js';
import type { Answer } from '../answer.js';
import { buildNoSeries } from '../blocks/no-series.js';
import { buildOccurrences } from '../modals/occurrences.js';
import type { Subcommand, SubcommandUse } from '../subcommand.js';

/** `/starleaf occurrences [which]`: the dates of a series, to skip, restore and change each by itself. */
export const occurrences: Subcommand = {
  name: 'occurrences',
  usage: 'occurrences standup',
  summary: 'shows the dates of a series, to skip, restore or move single ones',
  run: runOccurrences,
};

async function runOccurrences(use: SubcommandUse): Promise<Answer> {
  use.stage.expectView();
  return withWhich(use, async ({ entry, reader, now }) => {
    const { meeting, occurId } = entry;
    if (occurId === null) return { privately: buildNoSeries(entry) };
    return { view: buildOccurrences({ meeting, page: 0, reader, now, notice: null }) };
  });
}
