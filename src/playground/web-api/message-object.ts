import { APP, WORKSPACE } from '../identity.js';
import type { Message } from '../protocol.js';
import type { Messages } from '../workspace/messages.js';
import { toRichText } from './rich-text.js';

/**
 * A message as Slack writes it in answers, payloads and events.
 * https://docs.slack.dev/reference/events/message
 */
export function toMessageObject(message: Message): Readonly<Record<string, unknown>> {
  const isFromApp = message.user === APP.botUserId;
  const blocks = isFromApp ? message.blocks : [toRichText(message.text)];
  return {
    type: 'message',
    user: message.user,
    ts: message.ts,
    ...(isFromApp && { bot_id: APP.botId, app_id: APP.id }),
    ...(message.clientMessageId !== undefined && { client_msg_id: message.clientMessageId }),
    text: message.text,
    team: WORKSPACE.id,
    ...(blocks.length > 0 && { blocks }),
    ...(message.isBroadcast && { subtype: 'thread_broadcast' }),
    ...(message.threadTs !== null && { thread_ts: message.threadTs }),
    ...(message.edited && { edited: { user: message.user, ts: message.ts } }),
  };
}

/**
 * A message with what Slack tells of its thread: whose it is, for a reply; how many replied and when, for the first.
 * https://docs.slack.dev/messaging/#threading
 */
export function toThreadedObject(messages: Messages, message: Message): Readonly<Record<string, unknown>> {
  const { channel, ts, threadTs } = message;
  const object = toMessageObject(message);
  if (threadTs !== null && threadTs !== ts) {
    return { ...object, parent_user_id: messages.find(channel, threadTs)?.user };
  }
  const replies = messages.replies(channel, ts);
  if (replies.length === 0) return object;
  const users = [...new Set(replies.map(({ user }) => user))];
  return {
    ...object,
    thread_ts: ts,
    reply_count: replies.length,
    reply_users_count: users.length,
    latest_reply: replies.at(-1)?.ts,
    reply_users: users,
    is_locked: false,
    subscribed: false,
  };
}
