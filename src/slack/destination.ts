import type { Place } from '../meeting/request.js';
import type { Channels } from './channels.js';
import type { Invocation } from './invocation.js';
import type { Person } from './people.js';

/** Where a card goes. */
export type Destination =
  | {
      readonly kind: 'conversation';
      readonly channelId: string;
      /** The thread in it that the card answers in; the conversation itself unless said. */
      readonly threadTs?: string;
    }
  /** A channel that its person named from elsewhere and that may be none of theirs: nothing is posted there. */
  | { readonly kind: 'closed'; readonly channelId: string }
  | { readonly kind: 'nobody' };

/**
 * People post where they type, and from there into public channels; never, by way of the app, into a channel that
 * they might not see. Guests of a workspace see only the channels that they were added to.
 */
export async function findDestination(
  place: Place,
  facts: { readonly invocation: Invocation; readonly organiser: Person; readonly channels: Channels },
): Promise<Destination> {
  const { invocation, organiser, channels } = facts;
  switch (place.kind) {
    case 'here':
      return { kind: 'conversation', channelId: invocation.channelId };
    case 'privately':
      return { kind: 'nobody' };
    case 'channel': {
      const { channelId } = place;
      const isOpen =
        channelId === invocation.channelId ||
        (!organiser.isGuest && (await channels.isPublic(invocation.owner.workspaceId, channelId)));
      return { kind: isOpen ? 'conversation' : 'closed', channelId };
    }
    default:
      return place satisfies never;
  }
}
