import type { Place } from '../../meeting/request.js';
import { toEntryRef } from '../agenda/entry-ref.js';
import type { Entry } from '../agenda/find-which.js';
import { withAnyWhich } from '../agenda/with-which.js';
import type { Answer } from '../answer.js';
import { buildShared, buildSharedBefore } from '../blocks/shared.js';
import { cardOf } from '../changes/card-of.js';
import { findDestination } from '../destination.js';
import type { Invocation } from '../invocation.js';
import type { Person } from '../people.js';
import type { Tools } from '../tools.js';
import { buildShareForm } from './share-form.js';

/** What is shared, by whom, and where they are. */
export interface ShareUse {
  readonly invocation: Invocation;
  /** The words that name the meeting. */
  readonly which: string;
  readonly place: Place;
  readonly tools: Tools;
}

/**
 * Posts the card of a meeting that exists to a conversation, where it follows the meeting like any other. Who is in no
 * conversation, as on Home, is asked for one.
 */
export function shareMeeting({ invocation, which, place, tools }: ShareUse): Promise<Answer> {
  const there = place.kind === 'channel' ? ` in <#${place.channelId}>` : '';
  const again = (ref: string) => `share ${ref}${there}`;
  return withAnyWhich({ invocation, rest: which, tools, again }, async ({ entry, person }) => {
    if (place.kind === 'here' && invocation.channelId === '') {
      const ref = toEntryRef({ confId: entry.meeting.confId, occurId: entry.occurId });
      return { view: buildShareForm({ ref, notice: null }) };
    }
    return post(entry, { invocation, place, person, tools });
  });
}

async function post(
  { meeting }: Entry,
  facts: {
    readonly invocation: Invocation;
    readonly place: Place;
    readonly person: Person;
    readonly tools: Tools;
  },
): Promise<Answer> {
  const { invocation, place, person, tools } = facts;
  const { owner } = invocation;
  const [known, destination] = await Promise.all([
    tools.cards.find(owner, meeting.confId),
    findDestination(place, { invocation, organiser: person, channels: tools.channels }),
  ]);
  const channelId = destination.kind === 'nobody' ? null : destination.channelId;
  const stands = known?.places.some(
    (each) => each.channelId === channelId && each.threadTs === null && each.inDoubtFor === undefined,
  );
  if (stands === true) return { privately: buildSharedBefore({ title: meeting.title, channelId }) };
  const { message, record } = await cardOf(meeting, {
    known: {
      owner,
      zone: known?.zone ?? person.zone,
      participants: known?.participants ?? [],
      startsNow: known?.startsNow ?? false,
    },
    people: tools.people,
    now: tools.now(),
  });
  return {
    card: {
      message,
      destination,
      namesAddresses: /[^\s@<]@[^\s@]/.test(invocation.text),
      record,
      confirmation: (delivery) => buildShared({ meeting, channelId }, delivery),
    },
  };
}
