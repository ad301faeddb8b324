import { type AgendaEntry, agendaFrom } from '../../starleaf/agenda.js';
import type { ListedMeeting } from '../../starleaf/meeting-list.js';
import { DATES_SHOWN } from '../blocks/card-times.js';
import { buildMeetingCard } from '../blocks/meeting-card.js';
import type { CardRecord } from '../cards.js';
import { inZone } from '../local-time.js';
import type { Message } from '../message.js';
import type { People } from '../people.js';

/** What is known about a conference's card beside what StarLeaf holds. */
export type CardKnown = Pick<CardRecord, 'owner' | 'zone' | 'participants' | 'startsNow'>;

/** The card of a conference as it is now, and the record to keep of it. */
export async function cardOf(
  meeting: ListedMeeting,
  facts: { readonly known: CardKnown; readonly people: People; readonly now: number },
): Promise<{ readonly message: Message; readonly record: CardRecord }> {
  const { known, people, now } = facts;
  const { owner, zone, startsNow } = known;
  const { confId, title, duration, recurrence, dialIn } = meeting;
  const start = inZoneOfCard(meeting, zone);
  const { participants, guests } = await findInvited(meeting, { known, people });
  const message = buildMeetingCard({
    confId,
    title,
    start,
    duration,
    recurrence,
    dates: comingDates(meeting, now),
    dialIn,
    organiser: owner.userId,
    participants,
    guests,
    startsNow,
  });
  const record: CardRecord = {
    owner,
    confId,
    title,
    startsAt: start?.toMillis() ?? now,
    durationMinutes: duration?.as('minutes') ?? 0,
    zone: start?.zoneName ?? zone,
    recurrence,
    participants,
    startsNow,
    joinUrl: dialIn.joinUrl,
    isCancelled: false,
  };
  return { message, record };
}

/** What of a series is not over yet; empty for what does not repeat. */
export function comingDates(meeting: ListedMeeting, now: number): readonly AgendaEntry[] {
  const { start, recurrence } = meeting;
  if (start === null || recurrence === null) return [];
  return agendaFrom([meeting], { from: inZone(now, start.zoneName), count: DATES_SHOWN });
}

/** StarLeaf may hold a one-off in UTC that was said by other clocks. */
function inZoneOfCard({ start, recurrence }: ListedMeeting, zone: string) {
  if (start === null || recurrence !== null || start.zoneName !== 'UTC') return start;
  return inZone(start.toMillis(), zone);
}

/** StarLeaf knows people by their addresses: who of those whom Slack knows is still invited, and how many others are. */
async function findInvited(
  meeting: ListedMeeting,
  { known, people }: { readonly known: CardKnown; readonly people: People },
): Promise<{ readonly participants: readonly string[]; readonly guests: number }> {
  const [organiser, ...persons] = await Promise.all(
    [known.owner.userId, ...known.participants].map((userId) => people.findNamed({ ...known.owner, userId })),
  );
  const invited = new Set(meeting.participants.map(({ email }) => email.toLowerCase()));
  const still = persons.filter(({ email }) => email === null || invited.has(email.toLowerCase()));
  for (const { email } of [...(organiser === undefined ? [] : [organiser]), ...still]) {
    if (email !== null) invited.delete(email.toLowerCase());
  }
  return { participants: still.map(({ userId }) => userId), guests: invited.size };
}
