import type { DateTime } from 'luxon';
import { type AgendaEntry, agendaFrom } from '../../starleaf/agenda.js';
import type { MeetingList } from '../../starleaf/meeting-list.js';
import type { Answer } from '../answer.js';
import { quoteTyped } from '../blocks/quote-typed.js';
import { type ConnectedAccount, withAccount } from '../connected.js';
import { inZone } from '../local-time.js';
import type { Person } from '../people.js';
import type { SubcommandUse } from '../subcommand.js';
import { buildChoice, buildNoneFound, buildNoTimes } from './choose-entry.js';
import type { Reader } from './describe-entry.js';
import { findReader } from './find-reader.js';
import { type Entry, findWhich } from './find-which.js';
import { readWhich } from './which.js';

/** The meeting that was meant, and everything to deal with it. */
export interface Chosen<Any extends Entry = AgendaEntry> extends ConnectedAccount {
  readonly entry: Any;
  /** All of the person's meetings. */
  readonly list: MeetingList;
  /** Who asked. */
  readonly person: Person;
  /** How they like times to be told. */
  readonly reader: Reader;
  /** In the person's zone. */
  readonly now: DateTime<true>;
}

/** What a subcommand tells beside what it got. */
export interface WhichUse extends Omit<SubcommandUse, 'stage'> {
  /** The words that name the meeting, where `rest` holds others, too; see `takeWhich`. */
  readonly which?: string;
  /**
   * What to type to do the same with exactly the meeting that a reference names; unless said, the subcommand and the
   * reference. "move standup to 4pm" gives `move ${ref} to 4pm`.
   */
  readonly again?: (ref: string) => string;
}

/**
 * Runs something with the one meeting that was named, at the time that was meant. Who has no account is asked to
 * connect, of several meetings one is asked for with buttons, and where there is none, people see what there is.
 */
export function withWhich(use: WhichUse, run: (chosen: Chosen) => Promise<Answer>): Promise<Answer> {
  return withAnyWhich(use, async ({ entry, ...chosen }) =>
    entry.start === null ? { privately: buildNoTimes(entry) } : run({ ...chosen, entry }),
  );
}

/** Likewise, for what one can do with permanent meetings, too. */
export async function withAnyWhich(
  use: WhichUse,
  run: (chosen: Chosen<Entry>) => Promise<Answer>,
): Promise<Answer> {
  const { invocation, tools, which: words = use.rest, again = againOf(use) } = use;
  const { person, reader } = await findReader(invocation.owner, tools);
  const draftWords = quoteTyped(invocation.text);
  return withAccount({ invocation, draftWords, tools }, async (account) => {
    const [list, lastList] = await Promise.all([
      account.starleaf.listMeetings(),
      tools.lastLists.find(invocation.owner),
    ]);
    const now = inZone(tools.now(), person.zone);
    const which = readWhich(words, {
      now: inZone(invocation.at, person.zone),
      zone: now.zoneName,
      locale: person.locale,
    });
    const found = findWhich(which, { meetings: list.meetings, now, lastList });
    switch (found.kind) {
      case 'one':
        return run({ ...account, entry: found.entry, list, person, reader, now });
      case 'several': {
        await keepNumbers(found.entries, use);
        return { privately: buildChoice({ ...found, words, again, reader, now }) };
      }
      case 'none': {
        const entries = agendaFrom(list.meetings, { from: now, count: 5 });
        await keepNumbers(entries, use);
        return { privately: buildNoneFound({ entries, which, words, again, reader, now }) };
      }
      default:
        return found satisfies never;
    }
  });
}

/** So that one may also type the number of what is offered. */
async function keepNumbers(entries: readonly Entry[], { tools, invocation }: WhichUse): Promise<void> {
  const keys = entries.map(({ meeting: { confId }, occurId }) => ({ confId, occurId }));
  await tools.lastLists.keep(invocation.owner, keys);
}

function againOf({ invocation }: WhichUse): (ref: string) => string {
  const [subcommand = ''] = invocation.text.trim().split(/\s/, 1);
  return (ref) => `${subcommand} ${ref}`;
}
