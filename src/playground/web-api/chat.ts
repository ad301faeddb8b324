import { z } from 'zod';
import { APP } from '../identity.js';
import type { Message } from '../protocol.js';
import type { Workspace } from '../workspace/workspace.js';
import { findPostable, findVisible, hasBot } from './access.js';
import { flag, readArguments, text } from './arguments.js';
import { contentArguments, readContent } from './message-content.js';
import { toMessageObject } from './message-object.js';
import type { Answer, Call, Method } from './method.js';
import { ApiRefusal } from './refusal.js';

/** Longer texts are cut by Slack when posting; here they are refused, so that nobody relies on it. */
const LONGEST_POST = 40_000;
const LONGEST_UPDATE = 4_000;

const postArguments = z.object({ channel: text, thread_ts: text.optional(), ...contentArguments });

const messageArguments = postArguments.extend({
  reply_broadcast: flag.default(false),
  client_msg_id: text.optional(),
});

/** Posted again under the same `client_msg_id`, a message is not made again: the answer is that of the first. */
async function postMessage({ workspace, args }: Call): Promise<Answer> {
  const { channel, thread_ts, reply_broadcast, client_msg_id, ...content } = readArguments(
    messageArguments,
    args,
  );
  const conversation = findPostable(workspace, channel);
  const said = {
    channel: conversation.id,
    user: APP.botUserId,
    threadTs: thread_ts ?? null,
    ...(thread_ts !== undefined && reply_broadcast && { isBroadcast: true }),
    ephemeralFor: null,
    ...readContent(content, LONGEST_POST),
  };
  const message =
    client_msg_id === undefined
      ? await workspace.post(said)
      : await workspace.postOnce({ ...said, clientMessageId: client_msg_id });
  return { channel: conversation.id, ts: message.ts, message: toMessageObject(message) };
}

/** In a thread it is answered as everywhere, but shown only where others have replied already, as in Slack. */
async function postEphemeral({ workspace, args }: Call): Promise<Answer> {
  const { channel, user, thread_ts, ...content } = readArguments(postArguments.extend({ user: text }), args);
  const conversation = findPostable(workspace, channel);
  if (!hasBot(conversation)) throw new ApiRefusal('not_in_channel');
  if (!workspace.findPerson(user)) throw new ApiRefusal('user_not_found');
  if (!conversation.members.includes(user)) throw new ApiRefusal('user_not_in_channel');
  const said = readContent(content, LONGEST_POST);
  if (thread_ts !== undefined && workspace.messages.replies(conversation.id, thread_ts).length === 0) {
    return { message_ts: workspace.messages.nextTimestamp() };
  }
  const message = await workspace.post({
    channel: conversation.id,
    user: APP.botUserId,
    threadTs: thread_ts ?? null,
    ephemeralFor: user,
    ...said,
  });
  return { message_ts: message.ts };
}

const updateArguments = z.object({ channel: text, ts: text, ...contentArguments });

async function update({ workspace, args }: Call): Promise<Answer> {
  const { channel, ts, ...content } = readArguments(updateArguments, args);
  const message = findMessage(workspace, { channel, ts });
  if (message.user !== APP.botUserId) throw new ApiRefusal('cant_update_message');
  const updated = { ...message, ...readContent(content, LONGEST_UPDATE), edited: true };
  await workspace.edit(updated);
  return { channel, ts, text: updated.text, message: toMessageObject(updated) };
}

const placeArguments = z.object({ channel: text, ts: text });

async function remove({ workspace, args }: Call): Promise<Answer> {
  const { channel, ts } = readArguments(placeArguments, args);
  const message = findMessage(workspace, { channel, ts });
  if (message.user !== APP.botUserId) throw new ApiRefusal('cant_delete_message');
  await workspace.remove(message);
  return { channel, ts };
}

const permalinkArguments = z.object({ channel: text, message_ts: text });

function getPermalink({ workspace, args }: Call): Answer {
  const { channel, message_ts } = readArguments(permalinkArguments, args);
  const { threadTs } = findMessage(workspace, { channel, ts: message_ts });
  const path = `${workspace.origin}/archives/${channel}/p${message_ts.replace('.', '')}`;
  const permalink = threadTs === null ? path : `${path}?thread_ts=${threadTs}&cid=${channel}`;
  return { channel, permalink };
}

/** Ephemeral messages are not found: Slack does not keep them. */
function findMessage(
  workspace: Workspace,
  place: { readonly channel: string; readonly ts: string },
): Message {
  const conversation = findVisible(workspace, place.channel);
  const message = workspace.messages.find(conversation.id, place.ts);
  if (!message || message.ephemeralFor !== null) throw new ApiRefusal('message_not_found');
  return message;
}

/** https://docs.slack.dev/reference/methods?family=chat */
export const CHAT_METHODS: Readonly<Record<string, Method>> = {
  'chat.postMessage': { scope: 'chat:write', run: postMessage },
  'chat.postEphemeral': { scope: 'chat:write', run: postEphemeral },
  'chat.update': { scope: 'chat:write', run: update },
  'chat.delete': { scope: 'chat:write', run: remove },
  'chat.getPermalink': { run: getPermalink },
};
