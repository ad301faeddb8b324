import { z } from 'zod';
import { appConversation, type ConversationRecord } from '../conversations.js';
import { APP } from '../identity.js';
import { findVisible, hasBot } from './access.js';
import { flag, readArguments, text } from './arguments.js';
import { toConversationObject } from './conversation-object.js';
import { history } from './history.js';
import { type Answer, type Call, type Method, requireScope } from './method.js';
import { pagingArguments, takePage } from './page.js';
import { readable } from './readable.js';
import { ApiRefusal } from './refusal.js';

const infoArguments = z.object({ channel: text, include_num_members: flag.optional() });

function info(call: Call): Answer {
  const { channel, include_num_members } = readArguments(infoArguments, call.args);
  const conversation = readable(call, channel, 'read');
  return {
    channel: toConversationObject(conversation, { includeNumMembers: include_num_members ?? false }),
  };
}

const KINDS_BY_TYPE: Readonly<Record<string, readonly ConversationRecord['kind'][]>> = {
  public_channel: ['channel'],
  private_channel: ['private'],
  im: ['app'],
  mpim: [],
};
const SCOPES_BY_TYPE: Readonly<Record<string, string>> = {
  public_channel: 'channels:read',
  private_channel: 'groups:read',
  im: 'im:read',
  mpim: 'mpim:read',
};

const listArguments = z.object({
  ...pagingArguments,
  types: text.default('public_channel'),
  exclude_archived: flag.optional(),
});

function list({ workspace, args }: Call): Answer {
  const { types, exclude_archived, ...page } = readArguments(listArguments, args);
  const asked = types.split(',').map((type) => type.trim());
  const kinds = asked.flatMap((type) => {
    const scope = SCOPES_BY_TYPE[type];
    if (scope === undefined) throw new ApiRefusal('invalid_types');
    requireScope(workspace, scope);
    return KINDS_BY_TYPE[type] ?? [];
  });
  const found = workspace.conversations
    .all()
    .filter((each) => kinds.includes(each.kind) && (each.kind === 'channel' || hasBot(each)))
    .filter((each) => !(exclude_archived && each.archived))
    .map((each) => toConversationObject(each, { includeNumMembers: true }));
  const { items, response_metadata } = takePage(found, page);
  return { channels: items, response_metadata };
}

const membersArguments = z.object({ channel: text, ...pagingArguments });

function members(call: Call): Answer {
  const { channel, ...page } = readArguments(membersArguments, call.args);
  const { items, response_metadata } = takePage(readable(call, channel, 'read').members, page);
  return { members: items, response_metadata };
}

const openArguments = z.object({
  users: text.optional(),
  channel: text.optional(),
  return_im: flag.optional(),
});

function open({ workspace, args }: Call): Answer {
  const { users, channel, return_im } = readArguments(openArguments, args);
  if (channel !== undefined) return { channel: { id: findVisible(workspace, channel).id } };
  if (users === undefined) throw new ApiRefusal('users_list_not_supplied');
  const [userId, ...others] = users.split(',').map((user) => user.trim());
  const person = workspace.findPerson(userId ?? '');
  if (!person) throw new ApiRefusal('user_not_found');
  // Group conversations with the app are none of the playground's; Slack asks for another scope there, too.
  if (others.length > 0) throw new ApiRefusal('missing_scope', { needed: 'mpim:write' });
  const conversation = workspace.conversations.find(appConversation(person).id);
  if (!conversation) throw new ApiRefusal('user_not_visible');
  const opened = return_im ? toConversationObject(conversation) : { id: conversation.id };
  return { no_op: true, already_open: true, channel: opened };
}

async function join({ workspace, args }: Call): Promise<Answer> {
  const { channel } = readArguments(z.object({ channel: text }), args);
  const conversation = findVisible(workspace, channel);
  if (conversation.kind !== 'channel') throw new ApiRefusal('method_not_supported_for_channel_type');
  if (conversation.archived) throw new ApiRefusal('is_archived');
  if (hasBot(conversation)) {
    return { channel: toConversationObject(conversation), warning: 'already_in_channel' };
  }
  const everybody = [...conversation.members, APP.botUserId];
  await workspace.setMembers(conversation, everybody);
  return { channel: toConversationObject({ ...conversation, members: everybody }) };
}

/** https://docs.slack.dev/reference/methods?family=conversations */
export const CONVERSATIONS_METHODS: Readonly<Record<string, Method>> = {
  'conversations.info': { run: info },
  'conversations.list': { run: list },
  'conversations.members': { run: members },
  'conversations.history': { run: history },
  'conversations.open': { scope: 'im:write', run: open },
  'conversations.join': { scope: 'channels:join', run: join },
};
