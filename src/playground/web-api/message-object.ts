import { APP, WORKSPACE } from '../identity.js';
import type { Message } from '../protocol.js';

/**
 * A message as Slack writes it in answers, payloads and events.
 * https://docs.slack.dev/reference/events/message
 */
export function toMessageObject(message: Message): Readonly<Record<string, unknown>> {
  const isFromApp = message.user === APP.botUserId;
  return {
    type: 'message',
    user: message.user,
    ts: message.ts,
    ...(isFromApp && { bot_id: APP.botId, app_id: APP.id }),
    text: message.text,
    team: WORKSPACE.id,
    ...(message.blocks.length > 0 && { blocks: message.blocks }),
    ...(message.threadTs !== null && { thread_ts: message.threadTs }),
    ...(message.edited && { edited: { user: message.user, ts: message.ts } }),
  };
}
