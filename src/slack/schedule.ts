import { describe } from '../meeting/describe.js';
import { nextOccurrences } from '../meeting/recurrence/occurrences.js';
import type { MeetingRequest } from '../meeting/request.js';
import type { Meeting, MeetingPlan } from '../starleaf/meeting.js';
import { toOccurId } from '../starleaf/occurrences.js';
import type { Answer, CardForConversation } from './answer.js';
import { type CardDate, DATES_SHOWN } from './blocks/card-times.js';
import { buildMeetingCard, describeDialIn } from './blocks/meeting-card.js';
import { bold } from './blocks/mrkdwn.js';
import { buildRefusedPlan } from './blocks/refused-plan.js';
import { buildScheduled } from './blocks/scheduled.js';
import { withAccount } from './connected.js';
import { type Destination, findDestination } from './destination.js';
import { conferenceIdOf, type Invocation } from './invocation.js';
import { inZone } from './local-time.js';
import type { Person } from './people.js';
import { checkPlan, findInvited, type Invited, type PlanExtras, settleTime, settleTitle } from './plan.js';
import { type PersonSettings, withClock } from './settings.js';
import { fillPattern } from './title-pattern.js';
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

/** Where a request comes from, and what it says beyond a sentence. */
export interface ScheduleUse {
  readonly invocation: Invocation;
  readonly tools: Tools;
  /** What only a form says; absent where a sentence was typed. */
  readonly form?: {
    readonly extras: PlanExtras;
    /** The thread of the conversation that the card answers in; null: the conversation itself. */
    readonly threadTs: string | null;
  };
}

/** From a request that is clear to a conference, its card and the private reply. */
export async function schedule(request: MeetingRequest, use: ScheduleUse): Promise<Answer> {
  const { invocation, tools, form } = use;
  const settled = await settle(request, use);
  const refused = checkPlan(settled.plan);
  if (refused !== null) return { privately: buildRefusedPlan(refused, settled.plan) };

  // A form stays open until its person has connected; there is nothing to go on with by itself.
  const draftWords = form === undefined ? bold(settled.reading) : null;
  return withAccount({ invocation, draftWords, tools }, async ({ starleaf }) => {
    const meeting = await starleaf.putMeeting(conferenceIdOf(invocation), settled.plan);
    return { card: buildCard(settled, { meeting, use }) };
  });
}

async function settle(request: MeetingRequest, { invocation, tools, form }: ScheduleUse): Promise<Settled> {
  const [organiser, settings] = await Promise.all([
    tools.people.find(invocation.owner),
    tools.settings.find(invocation.owner),
  ]);
  const [invited, destination] = await Promise.all([
    findInvited(request.participants, { people: tools.people, organiser }),
    findDestination(request.place.value, { invocation, organiser, channels: tools.channels }),
  ]);
  const now = inZone(tools.now(), organiser.zone);
  const times = settleTime(request.schedule, now);
  const fromPattern = fillPattern(settings.titlePattern, {
    name: organiser.name,
    people: invited.people.map(({ name }) => name),
    channel: await findChannelName(destination, { organiser, settings, tools }),
    start: times.start,
  });
  const title = settleTitle(request, { organiser, invited, fromPattern });
  const titled = { ...request, title: request.title ?? { value: title, words: null } };
  return {
    request: titled,
    plan: { title, ...times, invitees: invited.emails, ...form?.extras },
    invited,
    organiser,
    destination: inThread(destination, form?.threadTs ?? null),
    reading: describe(titled, { locale: withClock(organiser.locale, settings.clock), now }),
  };
}

/** Asked for only where the title is to name it; null where it has no name to show. */
async function findChannelName(
  destination: Destination,
  {
    organiser: { workspaceId },
    settings,
    tools,
  }: { readonly organiser: Person; readonly settings: PersonSettings; readonly tools: Tools },
): Promise<string | null> {
  if (destination.kind !== 'conversation' || !settings.titlePattern.includes('{channel}')) return null;
  return tools.channels.findName(workspaceId, destination.channelId);
}

function inThread(destination: Destination, threadTs: string | null): Destination {
  return destination.kind === 'conversation' && threadTs !== null
    ? { ...destination, threadTs }
    : destination;
}

function buildCard(
  { request, plan, invited, organiser, destination, reading }: Settled,
  { meeting, use }: { readonly meeting: Meeting; readonly use: ScheduleUse },
): CardForConversation {
  const { invocation, form } = use;
  const { title, start, duration, recurrence } = plan;
  const { dialIn } = meeting;
  return {
    message: buildMeetingCard({
      confId: meeting.confId,
      title,
      start,
      duration,
      recurrence,
      dates: firstDates(plan),
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
      participants: invited.people.map(({ userId }) => userId),
      startsNow: request.schedule.kind === 'now',
      joinUrl: dialIn.joinUrl,
      isCancelled: false,
    },
    confirmation: (delivery) =>
      buildScheduled(
        {
          reading,
          confId: meeting.confId,
          channelId: destination.kind === 'nobody' ? null : destination.channelId,
          typedIn: form === undefined ? invocation.channelId : null,
          repeats: recurrence !== null,
          invited,
          guests: request.participants.flatMap((each) => (each.kind === 'email' ? [each.email] : [])),
          sendsEmails: plan.sendEmails ?? false,
          notes: request.notes,
          joinUrl: dialIn.joinUrl,
          dialIn: describeDialIn(dialIn),
        },
        delivery,
      ),
  };
}

/** Nothing of a series that has only just been made is changed or skipped. */
function firstDates({ title, start, duration, recurrence }: MeetingPlan): readonly CardDate[] {
  if (recurrence === null) return [];
  return nextOccurrences({ start, recurrence }, { from: start, count: DATES_SHOWN }).map((date) => ({
    occurId: toOccurId(date),
    title,
    start: date,
    duration,
    state: 'planned',
  }));
}
