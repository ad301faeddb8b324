import type { ConversationRecord } from '../conversations.js';
import { APP, WORKSPACE } from '../identity.js';

/**
 * Slack's conversation object.
 * https://docs.slack.dev/reference/objects/conversation-object
 */
export function toConversationObject(
  conversation: ConversationRecord,
  options: { readonly includeNumMembers?: boolean } = {},
): Readonly<Record<string, unknown>> {
  const { id, kind, members } = conversation;
  const common = {
    id,
    created: 0,
    is_archived: conversation.archived,
    is_org_shared: false,
    context_team_id: WORKSPACE.id,
    updated: 0,
    is_im: false,
    is_mpim: false,
    ...(options.includeNumMembers && { num_members: members.length }),
  };
  if (kind === 'im' || kind === 'app') {
    return {
      ...common,
      is_im: true,
      user: members.find((member) => member !== APP.botUserId),
      is_open: true,
    };
  }
  return {
    ...common,
    name: conversation.name,
    name_normalized: conversation.name,
    is_channel: kind === 'channel',
    is_group: false,
    is_private: kind === 'private',
    is_general: conversation.name === 'general',
    is_member: members.includes(APP.botUserId),
    creator: members[0],
    topic: { value: conversation.topic, creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
  };
}

/** What Slack calls a conversation in commands and interaction payloads. */
export function payloadChannelName(conversation: ConversationRecord): string {
  switch (conversation.kind) {
    case 'channel':
      return conversation.name;
    case 'private':
      return 'privategroup';
    case 'im':
    case 'app':
      return 'directmessage';
    default:
      return conversation.kind satisfies never;
  }
}
