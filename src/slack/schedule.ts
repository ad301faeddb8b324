import { describe } from '../meeting/describe.js';
import type { MeetingRequest } from '../meeting/request.js';
import type { Meeting, MeetingPlan } from '../starleaf/meeting.js';
import type { Answer, CardForConversation } from './answer.js';
import { buildMeetingCard, describeDialIn } from './blocks/meeting-card.js';
import { bold } from './blocks/mrkdwn.js';
import { buildRefusedPlan } from './blocks/refused-plan.js';
import { buildScheduled } from './blocks/scheduled.js';
import { withAccount } from './connected.js';
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
  const invited = await findInvited(request.participants, { people: tools.people, organiser });
  const now = inZone(tools.now(), organiser.zone);
  const title = settleTitle(request, { organiser, invited });
  const titled = { ...request, title: request.title ?? { value: title, words: null } };
  return {
    request: titled,
    plan: { title, ...settleTime(request.schedule, now), invitees: invited.emails },
    invited,
    organiser,
    reading: describe(titled, { locale: organiser.locale, now }),
  };
}

function buildCard(
  { request, plan, invited, organiser, reading }: Settled,
  { meeting, invocation }: { readonly meeting: Meeting; readonly invocation: Invocation },
): CardForConversation {
  const { title, start, duration } = plan;
  const { dialIn } = meeting;
  const channelId =
    request.place.value.kind === 'channel' ? request.place.value.channelId : invocation.channelId;
  return {
    message: buildMeetingCard({
      title,
      start,
      duration,
      dialIn,
      organiser: organiser.userId,
      participants: invited.people.map(({ userId }) => userId),
      guests: invited.guests,
      startsNow: request.schedule.kind === 'now',
    }),
    destination: request.place.value.kind === 'privately' ? 'nobody' : { channelId },
    namesAddresses: /[^\s@<]@[^\s@]/.test(invocation.text),
    record: {
      owner: invocation.owner,
      confId: meeting.confId,
      title,
      startsAt: start.toMillis(),
      durationMinutes: duration.as('minutes'),
      zone: start.zoneName,
    },
    confirmation: (delivery) =>
      buildScheduled(
        {
          reading,
          confId: meeting.confId,
          channelId,
          invited,
          notes: request.notes,
          joinUrl: dialIn.joinUrl,
          dialIn: describeDialIn(dialIn),
        },
        delivery,
      ),
  };
}
