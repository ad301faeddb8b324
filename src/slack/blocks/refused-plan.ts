import type { MeetingPlan } from '../../starleaf/meeting.js';
import type { Message } from '../message.js';
import { PLAN_LIMITS, type PlanFault } from '../plan.js';
import { section } from './build.js';
import { bold, shorten } from './mrkdwn.js';

/**
 * What StarLeaf could not hold, said before anything is booked.
 * @param done what that means for the person
 */
export function buildRefusedPlan(
  fault: PlanFault,
  plan: MeetingPlan,
  done = 'I have scheduled nothing.',
): Message {
  const text = `${describeFault(fault, plan)} ${done}`;
  return { text, blocks: [section(text)] };
}

function describeFault(fault: PlanFault, { title, invitees }: MeetingPlan): string {
  switch (fault) {
    case 'title-too-short':
      return `${bold(shorten(title, 80))} is too short for a title; StarLeaf wants at least ${PLAN_LIMITS.shortestTitle} characters.`;
    case 'title-too-long':
      return `That title has ${title.length} characters and StarLeaf holds ${PLAN_LIMITS.longestTitle}: ${bold(shorten(title, 80))} Please shorten it.`;
    case 'too-many-people':
      return `That invites ${invitees.length} people and StarLeaf takes ${PLAN_LIMITS.mostInvitees} for one meeting. Please invite fewer.`;
    case 'recurrence-not-held':
      return 'StarLeaf cannot hold a meeting that repeats like this. Try a simpler pattern, such as `every Tuesday at 10`.';
    default:
      return fault satisfies never;
  }
}
