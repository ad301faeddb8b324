import { type Invocation, invocationId } from './invocation.js';
import type { Press } from './press.js';

/** What a button and a submitted modal have in common. */
type Pressed = Pick<Press, 'owner' | 'triggerId'> & Partial<Pick<Press, 'channelId' | 'replyAddress'>>;

/** A press as if its person had typed something in the conversation the button stands in, if it stands in one. */
export function toInvocation(press: Pressed, { text, now }: { text: string; now: number }): Invocation {
  return {
    id: invocationId(press.owner, press.triggerId),
    at: now,
    text,
    owner: press.owner,
    channelId: press.channelId ?? '',
    replyAddress: press.replyAddress ?? null,
    chosenReading: null,
  };
}
