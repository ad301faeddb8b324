import { randomBytes } from 'node:crypto';
import type { ConversationRecord } from '../conversations.js';
import { APP, WORKSPACE } from '../identity.js';
import type { Message } from '../protocol.js';
import { toMessageObject } from '../web-api/message-object.js';

/** An event of the Events API: what happened, without the envelope. */
export type Event = Readonly<Record<string, unknown>> & { readonly type: string };

/**
 * An event in its envelope.
 * https://docs.slack.dev/apis/events-api/#callback-field
 * @param now milliseconds since the epoch.
 */
export function toEventCallback(event: Event, now: number): Readonly<Record<string, unknown>> {
  return {
    type: 'event_callback',
    token: APP.verificationToken,
    team_id: WORKSPACE.id,
    context_team_id: WORKSPACE.id,
    context_enterprise_id: null,
    api_app_id: APP.id,
    event,
    event_id: `Ev${randomBytes(5).toString('hex').toUpperCase()}`,
    event_time: Math.floor(now / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: WORKSPACE.id,
        user_id: APP.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
  };
}

const MESSAGE_EVENTS = {
  channel: { subscription: 'message.channels', channelType: 'channel' },
  private: { subscription: 'message.groups', channelType: 'group' },
  app: { subscription: 'message.im', channelType: 'im' },
} as const;

/** An event together with the name that apps subscribe to it by. */
export interface NamedEvent {
  readonly subscription: string;
  readonly event: Event;
}

/** What the app may hear of a message in a conversation that it is in; nothing of other people's own. */
export function toMessageEvents(message: Message, { kind }: ConversationRecord): readonly NamedEvent[] {
  if (kind === 'im' || message.ephemeralFor !== null) return [];
  const { subscription, channelType } = MESSAGE_EVENTS[kind];
  const event = {
    ...toMessageObject(message),
    channel: message.channel,
    channel_type: channelType,
    event_ts: message.ts,
  };
  const isMention = message.text.includes(`<@${APP.botUserId}>`) && message.user !== APP.botUserId;
  return [
    { subscription, event: { ...event, type: 'message' } },
    ...(isMention && kind !== 'app'
      ? [{ subscription: 'app_mention', event: { ...event, type: 'app_mention' } }]
      : []),
  ];
}
