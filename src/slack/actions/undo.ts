import { Duration } from 'luxon';
import type { Meeting } from '../../starleaf/meeting.js';
import type { StarLeafAccount } from '../../starleaf/service.js';
import type { ActionUse } from '../action.js';
import type { Answer } from '../answer.js';
import { buildCancelledCard } from '../blocks/meeting-card.js';
import { buildUndone } from '../blocks/undone.js';
import type { PostedCard } from '../cards.js';
import { withAccount } from '../connected.js';
import { inZone } from '../local-time.js';
import type { Press } from '../press.js';
import { toInvocation } from '../press-invocation.js';
import type { Tools } from '../tools.js';

/** `Undo` on the private reply: cancels the conference and turns its card into "Cancelled by …". */
export async function undo(press: Press, { tools }: ActionUse): Promise<Answer> {
  const invocation = toInvocation(press, { text: '', now: tools.now() });
  return withAccount({ invocation, draftWords: null, tools }, ({ starleaf }) =>
    cancel(press, { tools, starleaf }),
  );
}

async function cancel(
  { owner, value: confId }: Press,
  { tools, starleaf }: { readonly tools: Tools; readonly starleaf: StarLeafAccount },
): Promise<Answer> {
  const [posted, meeting] = await Promise.all([
    tools.cards.find(owner, confId),
    starleaf.findMeeting(confId),
  ]);
  if (meeting === undefined && posted === undefined) return { privately: buildUndone({ kind: 'gone' }) };
  if (meeting !== undefined && isOver(meeting, tools.now())) {
    return { privately: buildUndone({ kind: 'over', title: meeting.title }) };
  }
  if (meeting !== undefined) await starleaf.cancelMeeting(confId);

  const title = meeting?.title ?? posted?.title ?? '';
  const repeats = (meeting ?? posted)?.recurrence != null;
  const cancelled = buildUndone({ kind: 'cancelled', title, repeats });
  // Of a double click only one says so to the conversation.
  if (posted === undefined || !(await tools.isFirst(owner, `cancelled ${confId}`))) {
    return { privately: cancelled };
  }
  return {
    changedCard: {
      posted,
      message: toCancelledCard(posted, meeting),
      confirmation: (isChanged) =>
        isChanged ? cancelled : buildUndone({ kind: 'card-stands', title, repeats }),
    },
  };
}

function isOver({ start, duration, recurrence }: Meeting, now: number): boolean {
  if (start === null || duration === null || recurrence !== null) return false;
  return start.plus(duration).toMillis() <= now;
}

/** As StarLeaf held the meeting to the end, in the zone its card was in. */
function toCancelledCard(posted: PostedCard, meeting: Meeting | undefined) {
  return buildCancelledCard({
    title: meeting?.title ?? posted.title,
    start: inZone(meeting?.start?.toMillis() ?? posted.startsAt, posted.zone),
    duration: meeting?.duration ?? Duration.fromObject({ minutes: posted.durationMinutes }),
    recurrence: meeting === undefined ? posted.recurrence : meeting.recurrence,
    cancelledBy: posted.owner.userId,
  });
}
