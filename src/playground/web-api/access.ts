import { appConversationId, type ConversationRecord } from '../conversations.js';
import { APP } from '../identity.js';
import type { Workspace } from '../workspace/workspace.js';
import { ApiRefusal } from './refusal.js';

/**
 * A conversation that the app may know of: public channels, and what its bot is a member of.
 * @throws ApiRefusal `channel_not_found`
 */
export function findVisible(workspace: Workspace, id: string): ConversationRecord {
  const conversation = workspace.conversations.find(id);
  if (!conversation || !(conversation.kind === 'channel' || hasBot(conversation))) {
    throw new ApiRefusal('channel_not_found');
  }
  return conversation;
}

/**
 * The conversation that a message is to be posted to, by id, by a person's id (the app's conversation with them), or
 * by a channel's name.
 * @throws ApiRefusal where the app may not post.
 */
export function findPostable(workspace: Workspace, target: string): ConversationRecord {
  const conversation = findVisible(workspace, resolveTarget(workspace, target));
  if (conversation.archived) throw new ApiRefusal('is_archived');
  const { app_home } = workspace.manifest.features;
  if (conversation.kind === 'app' && app_home?.messages_tab_enabled === false) {
    throw new ApiRefusal('messages_tab_disabled');
  }
  if (!hasBot(conversation) && !workspace.scopes.includes('chat:write.public')) {
    throw new ApiRefusal('not_in_channel');
  }
  return conversation;
}

/** Whether the app's bot is a member. */
export function hasBot(conversation: ConversationRecord): boolean {
  return conversation.members.includes(APP.botUserId);
}

function resolveTarget(workspace: Workspace, target: string): string {
  if (workspace.findPerson(target)) return appConversationId(target);
  const name = target.replace(/^#/, '');
  const named = workspace.conversations.all().find((each) => each.name !== '' && each.name === name);
  return named?.id ?? target;
}
