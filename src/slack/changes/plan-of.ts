import type { MeetingDetails, MeetingPlan } from '../../starleaf/meeting.js';
import { findLayout } from '../blocks/layouts.js';

/** A meeting as StarLeaf would be asked for it as it is; undefined for a permanent one, which has no time. */
export function planOf(meeting: MeetingDetails): MeetingPlan | undefined {
  const { title, start, duration, recurrence, description, layout, requireOwner, recording } = meeting;
  if (start === null || duration === null) return undefined;
  const known = findLayout(layout);
  return {
    title,
    start,
    duration,
    recurrence,
    description,
    requireOwner,
    recording,
    invitees: meeting.participants.map(({ email }) => email),
    sendEmails: meeting.sendEmails,
    unseen: meeting.unseen,
    ...(known !== undefined && { layout: known }),
  };
}
