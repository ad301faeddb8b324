import type { Layout, MeetingDetails, MeetingPlan } from '../../starleaf/meeting.js';

/** A meeting as StarLeaf would be asked for it as it is; undefined for a permanent one, which has no time. */
export function planOf(meeting: MeetingDetails): MeetingPlan | undefined {
  const { title, start, duration, recurrence, description, layout, requireOwner, recording } = meeting;
  if (start === null || duration === null) return undefined;
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
    ...(isLayout(layout) && { layout }),
  };
}

const LAYOUTS: ReadonlySet<string> = new Set([
  'speaker_with_strip',
  'equal_panes',
  'speaker_only',
  'large_speaker',
] satisfies readonly Layout[]);

function isLayout(layout: string | null): layout is Layout {
  return layout !== null && LAYOUTS.has(layout);
}
