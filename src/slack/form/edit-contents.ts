import pLimit from 'p-limit';
import type { Schedule } from '../../meeting/request.js';
import type { MeetingPlan } from '../../starleaf/meeting.js';
import { inZone } from '../local-time.js';
import type { People } from '../people.js';
import type { Contents, Option } from './contents.js';
import type { FormReader } from './form-reader.js';
import { toTimes } from './times.js';

/** How many people Slack is asked about at a time. */
const MOST_AT_ONCE = 10;

/** What the form shows of a meeting: invited colleagues as people, everybody else as guests. */
export async function toEditContents(
  plan: MeetingPlan,
  { reader, people }: { readonly reader: FormReader; readonly people: People },
): Promise<Contents> {
  const limit = pLimit(MOST_AT_ONCE);
  const found = await Promise.all(
    plan.invitees.map((email) =>
      limit(async () => ({
        email,
        userId: (await people.findByEmail(reader.person.workspaceId, email))?.userId ?? null,
      })),
    ),
  );
  return {
    title: plan.title,
    words: '',
    times: toTimes(toSchedule(plan), inZone(reader.now, reader.person.zone)),
    people: found.flatMap(({ userId }) => userId ?? []),
    guests: found.flatMap(({ email, userId }) => (userId === null ? [email] : [])).join(', '),
    post: null,
    agenda: plan.description ?? '',
    layout: plan.layout ?? null,
    options: toOptions(plan),
    tells: true,
  };
}

/** The time of a plan, as a request would name it. */
export function toSchedule({ start, duration, recurrence }: MeetingPlan): Schedule {
  const times = { start: { value: start, words: null }, duration: { value: duration, words: null } };
  return recurrence === null
    ? { kind: 'once', ...times }
    : { kind: 'recurring', ...times, recurrence: { value: recurrence, words: null } };
}

function toOptions({ requireOwner, recording, sendEmails }: MeetingPlan): readonly Option[] {
  return [
    ...(requireOwner === true ? (['require-owner'] as const) : []),
    ...(recording === true ? (['recording'] as const) : []),
    ...(sendEmails === true ? (['send-emails'] as const) : []),
  ];
}
