import { agendaFrom } from '../../starleaf/agenda.js';
import { findReader } from '../agenda/find-reader.js';
import type { Answer } from '../answer.js';
import { buildJoinDetails, buildNothingNext } from '../blocks/join-details.js';
import { quoteTyped } from '../blocks/quote-typed.js';
import { withAccount } from '../connected.js';
import { inZone } from '../local-time.js';
import type { Subcommand, SubcommandUse } from '../subcommand.js';
import { meet } from './meet.js';

/** `/starleaf next`: the meeting that is on or comes next, with all ways to join it. */
export const next: Subcommand = {
  name: 'next',
  usage: 'next',
  summary: 'shows your next meeting and how to join it',
  run: runNext,
};

/** More than anybody skips in a row. */
const MOST_SKIPPED = 50;

async function runNext(use: SubcommandUse): Promise<Answer> {
  const { invocation, rest, tools } = use;
  // "next Friday at 3pm" is a sentence.
  if (rest !== '') return meet.run({ ...use, rest: invocation.text });
  const { reader } = await findReader(invocation.owner, tools);
  return withAccount({ invocation, draftWords: quoteTyped(invocation.text), tools }, async ({ starleaf }) => {
    const { meetings } = await starleaf.listMeetings();
    const now = inZone(tools.now(), reader.zone);
    const coming = agendaFrom(meetings, { from: now, count: MOST_SKIPPED });
    const entry = coming.find(({ state }) => state !== 'cancelled');
    const privately = entry === undefined ? buildNothingNext() : buildJoinDetails(entry, { reader, now });
    return { privately };
  });
}
