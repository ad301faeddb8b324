import type { ActionUse } from '../action.js';
import type { Answer } from '../answer.js';
import { readAsked } from '../changes/asked-move.js';
import { readMeeting } from '../changes/read-meeting.js';
import { withAccount } from '../connected.js';
import { buildWhichMeetings, nowAt, readScope } from '../modals/which-meetings.js';
import type { Press } from '../press.js';
import { toInvocation } from '../press-invocation.js';

/** Another scope was chosen in *Which meetings?*: the summary says what that comes to. */
export async function whichScope(press: Press, { tools }: ActionUse): Promise<Answer> {
  const asked = readAsked(press.view?.metadata ?? '');
  if (asked === undefined) return {};
  const invocation = toInvocation(press, { text: '', now: tools.now() });
  return withAccount({ invocation, draftWords: null, tools }, async ({ starleaf }) => {
    const meeting = await readMeeting(starleaf, asked.confId);
    // That it is gone is said when it matters: on submitting.
    if (meeting === undefined) return {};
    const scope = readScope(press.value);
    return {
      view: buildWhichMeetings({ ...asked, meeting, scope, now: nowAt(meeting, tools.now()), notice: null }),
    };
  });
}
