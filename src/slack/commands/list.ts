import type { Owner } from '../../credentials/owner.js';
import type { ListedMeeting } from '../../starleaf/meeting-list.js';
import { findReader } from '../agenda/find-reader.js';
import { collectEntries, readListing } from '../agenda/listing.js';
import type { Answer } from '../answer.js';
import { buildAgendaList } from '../blocks/agenda-list.js';
import { quoteTyped } from '../blocks/quote-typed.js';
import { withAccount } from '../connected.js';
import { inZone } from '../local-time.js';
import type { Subcommand, SubcommandUse } from '../subcommand.js';
import type { Tools } from '../tools.js';

/** `/starleaf list [today|this week|#channel|…]`: one's meetings, each with a number and a menu. */
export const list: Subcommand = {
  name: 'list',
  usage: 'list [today, tomorrow, next week, a date or #channel]',
  summary: 'shows your meetings, with what you can do about each',
  run: runList,
};

async function runList({ invocation, rest, tools }: SubcommandUse): Promise<Answer> {
  const { owner } = invocation;
  const { person, reader } = await findReader(owner, tools);
  const draftWords = quoteTyped(invocation.text);
  return withAccount({ invocation, draftWords, tools }, async ({ starleaf }) => {
    const { meetings, unreadable } = await starleaf.listMeetings();
    const now = inZone(tools.now(), person.zone);
    const listing = readListing(rest, { now, zone: now.zoneName, locale: person.locale });
    const wanted = await postedIn(listing.channelId, { meetings, owner, tools });
    const entries = collectEntries(listing, { meetings: wanted, now });
    const keys = entries.map(({ meeting: { confId }, occurId }) => ({ confId, occurId }));
    await tools.lastLists.keep(owner, keys);
    return { privately: buildAgendaList({ listing, entries, unreadable, reader, now }) };
  });
}

/** The meetings whose card stands in a channel; null for any. */
async function postedIn(
  channelId: string | null,
  {
    meetings,
    owner,
    tools,
  }: { readonly meetings: readonly ListedMeeting[]; readonly owner: Owner; readonly tools: Tools },
): Promise<readonly ListedMeeting[]> {
  if (channelId === null) return meetings;
  const cards = await Promise.all(meetings.map(({ confId }) => tools.cards.find(owner, confId)));
  return meetings.filter((_, index) => cards[index]?.places.some((place) => place.channelId === channelId));
}
