import { Duration } from 'luxon';
import type { ActionUse } from '../action.js';
import type { Answer } from '../answer.js';
import { buildCancelledCard } from '../blocks/meeting-card.js';
import { buildUndone } from '../blocks/undone.js';
import type { PostedCard } from '../cards.js';
import { withAccount } from '../connected.js';
import { inZone } from '../local-time.js';
import type { Press } from '../press.js';
import { toInvocation } from '../press-invocation.js';

/** `Undo` on the private reply: cancels the conference and turns its card into "Cancelled by …". */
export async function undo(press: Press, { tools }: ActionUse): Promise<Answer> {
  const invocation = toInvocation(press, { text: '', now: tools.now() });
  return withAccount({ invocation, draftWords: null, tools }, async ({ starleaf }) => {
    const [posted] = await Promise.all([
      tools.cards.find(press.owner, press.value),
      starleaf.cancelMeeting(press.value),
    ]);
    if (posted === undefined) return { privately: buildUndone(null) };
    return {
      privately: buildUndone(posted.title),
      changedCard: { posted, message: toCancelledCard(posted) },
    };
  });
}

function toCancelledCard(posted: PostedCard) {
  return buildCancelledCard({
    title: posted.title,
    start: inZone(posted.startsAt, posted.zone),
    duration: Duration.fromObject({ minutes: posted.durationMinutes }),
    cancelledBy: posted.owner.userId,
  });
}
