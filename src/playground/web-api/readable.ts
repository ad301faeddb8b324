import type { ConversationRecord } from '../conversations.js';
import { findVisible } from './access.js';
import { type Call, requireScope } from './method.js';

/** Which scope opens which kind of conversation, such as `groups:history`. */
function scopeFor(conversation: ConversationRecord, right: 'read' | 'history'): string {
  const family = { channel: 'channels', private: 'groups', im: 'im', app: 'im' }[conversation.kind];
  return `${family}:${right}`;
}

/**
 * A conversation that the app asks about, if its scopes let it.
 * @throws ApiRefusal `channel_not_found` or `missing_scope`.
 */
export function readable({ workspace }: Call, id: string, right: 'read' | 'history'): ConversationRecord {
  const conversation = findVisible(workspace, id);
  requireScope(workspace, scopeFor(conversation, right));
  return conversation;
}
