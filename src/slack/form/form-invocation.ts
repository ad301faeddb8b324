import { type Invocation, invocationId } from '../invocation.js';
import type { Submission } from '../submission.js';

/**
 * A submitted form as if its person had typed something in the conversation that they chose. One form makes one
 * conference, however often it is submitted.
 * @param facts.channelId where it belongs, whatever was chosen; null: where was chosen
 */
export function toFormInvocation(
  { owner, view, conversation }: Submission,
  { channelId, now }: { readonly channelId: string | null; readonly now: number },
): Invocation {
  return {
    id: invocationId(owner, `view ${view.rootId}`),
    at: now,
    text: '',
    owner,
    channelId: channelId ?? conversation?.channelId ?? '',
    replyAddress: conversation?.replyAddress ?? null,
    chosenReading: null,
  };
}
