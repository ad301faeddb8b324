import type { ActionUse } from '../action.js';
import type { Answer } from '../answer.js';
import { openSchedule } from '../form/open-schedule.js';
import type { Press } from '../press.js';
import { toInvocation } from '../press-invocation.js';

/** `Schedule a meeting`, in a message, in a modal or on Home: opens the form. */
export async function openScheduleByPress(press: Press, { tools, stage }: ActionUse): Promise<Answer> {
  const invocation = toInvocation(press, { text: '', now: tools.now() });
  const channelId = press.channelId === '' ? null : press.channelId;
  return openSchedule({ channelId }, { invocation, draftWords: null, tools, stage });
}
