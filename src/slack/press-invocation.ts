import { type Invocation, invocationId } from './invocation.js';
import type { Press } from './press.js';

/** A press as if its person had typed something in the conversation the button stands in. */
export function toInvocation(press: Press, { text, now }: { text: string; now: number }): Invocation {
  return {
    id: invocationId(press.owner, press.triggerId),
    at: now,
    text,
    owner: press.owner,
    channelId: press.channelId,
    replyAddress: press.replyAddress,
    chosenReading: null,
  };
}
