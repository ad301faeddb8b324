import type { Block, KnownBlock } from '@slack/types';
import type { ConversationRecord } from '../conversations.js';
import type { ActionRequest, Message } from '../protocol.js';
import { canSee } from '../workspace/conversations.js';
import type { ViewRecord } from '../workspace/record.js';
import type { InteractionContext } from './context.js';

/** Where something was used: a message, or a view on somebody's screen. */
export type Surface =
  | {
      readonly kind: 'message';
      readonly message: Message;
      readonly conversation: ConversationRecord;
      readonly blocks: readonly KnownBlock[];
    }
  | { readonly kind: 'view'; readonly record: ViewRecord; readonly blocks: readonly (KnownBlock | Block)[] };

/** The surface that a person means, if it is there for them. */
export function findSurface(
  { workspace }: Pick<InteractionContext, 'workspace'>,
  userId: string,
  container: ActionRequest['container'],
): Surface | undefined {
  switch (container.kind) {
    case 'message': {
      const conversation = workspace.conversations.find(container.channel);
      const message = workspace.messages.find(container.channel, container.ts);
      if (!conversation || !message || !canSee(conversation, userId)) return undefined;
      if (message.ephemeralFor !== null && message.ephemeralFor !== userId) return undefined;
      return { kind: 'message', message, conversation, blocks: message.blocks };
    }
    case 'view':
      return viewSurface(workspace.views.stack(userId).find((record) => record.id === container.viewId));
    case 'home':
      return viewSurface(workspace.views.home(userId));
    default:
      return container satisfies never;
  }
}

function viewSurface(record: ViewRecord | undefined): Surface | undefined {
  return record && { kind: 'view', record, blocks: record.view.blocks };
}

/** `container` of an interaction payload. */
export function payloadContainer(surface: Surface): Readonly<Record<string, unknown>> {
  if (surface.kind === 'view') return { type: 'view', view_id: surface.record.id };
  const { ts, channel, ephemeralFor, threadTs } = surface.message;
  return {
    type: 'message',
    message_ts: ts,
    channel_id: channel,
    is_ephemeral: ephemeralFor !== null,
    ...(threadTs !== null && { thread_ts: threadTs }),
  };
}
