import type { DateTime } from 'luxon';
import type { MeetingRequest, Participant, Schedule } from '../meeting/request.js';
import { toConfSettings } from '../starleaf/conference.js';
import type { MeetingPlan } from '../starleaf/meeting.js';
import { shorten } from './blocks/mrkdwn.js';
import type { People, Person } from './people.js';
import { describeNames } from './title-pattern.js';

/** The people of a meeting: whom the card names, whom StarLeaf invites, and whom it cannot. */
export interface Invited {
  /** Slack users, each once, without the organiser. */
  readonly people: readonly Person[];
  /** How many were named by e-mail address. */
  readonly guests: number;
  readonly emails: readonly string[];
  /** Slack users whose e-mail address Slack does not give us. */
  readonly unreachable: readonly Person[];
}

/** Looks up everybody a sentence names. E-mail addresses stay out of every channel. */
export async function findInvited(
  participants: readonly Participant[],
  { people, organiser }: { readonly people: People; readonly organiser: Person },
): Promise<Invited> {
  const found = await Promise.all(
    participants.map((participant) => findPeople(participant, { people, organiser })),
  );
  const unique = new Map(found.flat().map((person) => [person.userId, person]));
  unique.delete(organiser.userId);
  const named = [...unique.values()].filter((person) => !person.isBot);
  const known = [organiser, ...named].flatMap(({ email }) => (email === null ? [] : [email.toLowerCase()]));
  const addresses = participants.flatMap((participant) =>
    participant.kind === 'email' ? [participant.email] : [],
  );
  const guests = addresses.filter((address) => !known.includes(address.toLowerCase()));
  return {
    people: named,
    guests: guests.length,
    emails: [...named.flatMap(({ email }) => (email === null ? [] : [email])), ...guests],
    unreachable: named.filter(({ email }) => email === null),
  };
}

async function findPeople(
  participant: Participant,
  { people, organiser: { workspaceId } }: { readonly people: People; readonly organiser: Person },
): Promise<readonly Person[]> {
  switch (participant.kind) {
    case 'user':
      return [await people.findNamed({ workspaceId, userId: participant.userId })];
    case 'group':
      return people.findGroup(workspaceId, participant.groupId);
    case 'email':
      return [];
    default:
      return participant satisfies never;
  }
}

/** Whom a title that nobody typed is made from, and how. */
export interface MakingTitle {
  readonly organiser: Person;
  readonly invited: Invited;
  /** The title as the organiser's settings make it; empty unless they do. */
  readonly fromPattern?: string;
}

/** The title as said, or one that tells the organiser's meetings apart. */
export function settleTitle(request: MeetingRequest, facts: MakingTitle): string {
  if (request.title !== null) return request.title.value;
  // Names may be long, and nobody typed this title who could shorten it.
  return shorten(facts.fromPattern || makeTitle(facts), PLAN_LIMITS.longestTitle);
}

function makeTitle({ organiser, invited }: MakingTitle): string {
  const names = invited.people.map(({ name }) => name);
  if (names.length === 0) return `${organiser.name}’s meeting`;
  return `Meeting with ${describeNames(names)}`;
}

/** What a form may say about a meeting beyond a sentence. */
export type PlanExtras = Pick<
  MeetingPlan,
  'description' | 'layout' | 'requireOwner' | 'recording' | 'sendEmails'
>;

/** When a schedule begins and how long it takes. "Now" begins at `now`, to the minute. */
export function settleTime(
  schedule: Schedule,
  now: DateTime<true>,
): Pick<MeetingPlan, 'start' | 'duration' | 'recurrence'> {
  switch (schedule.kind) {
    case 'now':
      return { start: now.startOf('minute'), duration: schedule.duration.value, recurrence: null };
    case 'once':
      return { start: schedule.start.value, duration: schedule.duration.value, recurrence: null };
    case 'recurring':
      return {
        start: schedule.start.value,
        duration: schedule.duration.value,
        recurrence: schedule.recurrence.value,
      };
    case 'permanent':
      throw new Error('a sentence always names a time');
    default:
      return schedule satisfies never;
  }
}

/** What StarLeaf holds: titles of 2 to 256 characters, up to 300 participants. */
export const PLAN_LIMITS = { shortestTitle: 2, longestTitle: 256, mostInvitees: 300 } as const;

export type PlanFault = 'title-too-short' | 'title-too-long' | 'too-many-people' | 'recurrence-not-held';

/** What is wrong with a title that was typed, to be shown under its field; null for none, and for one that fits. */
export function findTitleFault(title: string): string | null {
  const { shortestTitle, longestTitle } = PLAN_LIMITS;
  if (title === '') return null;
  if ([...title].length < shortestTitle) return `A title has at least ${shortestTitle} characters.`;
  if (title.length <= longestTitle) return null;
  return `This has ${title.length} characters, and StarLeaf holds ${longestTitle}. Please shorten it.`;
}

/** Why StarLeaf could not hold a plan, or null. */
export function checkPlan(plan: MeetingPlan): PlanFault | null {
  const { title, invitees } = plan;
  if ([...title].length < PLAN_LIMITS.shortestTitle) return 'title-too-short';
  if (title.length > PLAN_LIMITS.longestTitle) return 'title-too-long';
  if (invitees.length > PLAN_LIMITS.mostInvitees) return 'too-many-people';
  return 'unheld' in toConfSettings(plan) ? 'recurrence-not-held' : null;
}
