import { describe } from '../meeting/describe.js';
import type { MeetingRequest } from '../meeting/request.js';
import type { Meeting, MeetingPlan } from '../starleaf/meeting.js';
import type { Answer, CardForConversation } from './answer.js';
import { buildMeetingCard, describeDialIn } from './blocks/meeting-card.js';
import { bold } from './blocks/mrkdwn.js';
import { buildRefusedPlan } from './blocks/refused-plan.js';
import { buildScheduled } from './blocks/scheduled.js';
import { withAccount } from './connected.js';
import { type Destination, findDestination } from './destination.js';
import { conferenceIdOf, type Invocation } from './invocation.js';
import { inZone } from './local-time.js';
import type { Person } from './people.js';
import { checkPlan, findInvited, type Invited, settleTime, settleTitle } from './plan.js';
import type { Tools } from './tools.js';

/** Everything settled about a meeting before StarLeaf is asked for it. */
interface Settled {
  /** With the title it will have. */
  readonly request: MeetingRequest;
  readonly plan: MeetingPlan;
  readonly invited: Invited;
  readonly organiser: Person;
  readonly destination: Destination;
  /** How the sentence was read, in the organiser's language. */
  readonly reading: string;
}

/** From a request that is clear to a conference, its card and the private reply. */
export async function schedule(
  request: MeetingRequest,
  { invocation, tools }: { readonly invocation: Invocation; readonly tools: Tools },
): Promise<Answer> {
  const settled = await settle(request, { invocation, tools });
  const refused = checkPlan(settled.plan);
  if (refused !== null) return { privately: buildRefusedPlan(refused, settled.plan) };

  return withAccount({ invocation, draftWords: bold(settled.reading), tools }, async ({ starleaf }) => {
    const meeting = await starleaf.putMeeting(conferenceIdOf(invocation), settled.plan);
    return { card: buildCard(settled, { meeting, invocation }) };
  });
}

async function settle(
  request: MeetingRequest,
  { invocation, tools }: { readonly invocation: Invocation; readonly tools: Tools },
): Promise<Settled> {
  const organiser = await tools.people.find(invocation.owner.userId);
  const [invited, destination] = await Promise.all([
    findInvited(request.participants, { people: tools.people, organiser }),
    findDestination(request.place.value, { invocation, organiser, channels: tools.channels }),
  ]);
  const now = inZone(tools.now(), organiser.zone);
  const title = settleTitle(request, { organiser, invited });
  const titled = { ...request, title: request.title ?? { value: title, words: null } };
  return {
    request: titled,
    plan: { title, ...settleTime(request.schedule, now), invitees: invited.emails },
    invited,
    organiser,
    destination,
    reading: describe(titled, { locale: organiser.locale, now }),
  };
}

function buildCard(
  { request, plan, invited, organiser, destination, reading }: Settled,
  { meeting, invocation }: { readonly meeting: Meeting; readonly invocation: Invocation },
): CardForConversation {
  const { title, start, duration, recurrence } = plan;
  const { dialIn } = meeting;
  return {
    message: buildMeetingCard({
      title,
      start,
      duration,
      recurrence,
      dialIn,
      organiser: organiser.userId,
      participants: invited.people.map(({ userId }) => userId),
      guests: invited.guests,
      startsNow: request.schedule.kind === 'now',
    }),
    destination,
    namesAddresses: /[^\s@<]@[^\s@]/.test(invocation.text),
    record: {
      owner: invocation.owner,
      confId: meeting.confId,
      title,
      startsAt: start.toMillis(),
      durationMinutes: duration.as('minutes'),
      zone: start.zoneName,
      recurrence,
    },
    confirmation: (delivery) =>
      buildScheduled(
        {
          reading,
          confId: meeting.confId,
          channelId: destination.kind === 'nobody' ? null : destination.channelId,
          typedIn: invocation.channelId,
          repeats: recurrence !== null,
          invited,
          notes: request.notes,
          joinUrl: dialIn.joinUrl,
          dialIn: describeDialIn(dialIn),
        },
        delivery,
      ),
  };
}
