import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import type { ConversationRecord } from '../conversations.js';
import { APP, WORKSPACE } from '../identity.js';
import { isSubscribed } from '../manifest.js';
import type { Message } from '../protocol.js';
import { hasBot } from '../web-api/access.js';
import { toMessageObject } from '../web-api/message-object.js';
import { toViewObject } from '../web-api/view-object.js';
import type { Workspace } from '../workspace/workspace.js';
import type { AppLink, Delivery, Retry } from './app-link.js';
import { actionTimestamp } from './payload.js';

/** How long Slack waits before each repetition: at once, after a minute, after five. */
export const EVENT_RETRY_DELAYS_MS: readonly number[] = [0, 60_000, 300_000];

type Event = Readonly<Record<string, unknown>> & { readonly type: string };

const MESSAGE_EVENTS = {
  channel: { name: 'message.channels', channelType: 'channel' },
  private: { name: 'message.groups', channelType: 'group' },
  im: undefined,
  app: { name: 'message.im', channelType: 'im' },
} as const;

/**
 * Slack's Events API: what the app subscribed to, repeated up to three times until it is acknowledged.
 * https://docs.slack.dev/apis/events-api
 */
export class Events {
  readonly #workspace: Workspace;
  readonly #link: AppLink;
  readonly #logger: Logger;
  readonly #delays: readonly number[];
  readonly #timers = new Set<NodeJS.Timeout>();

  constructor(options: {
    readonly workspace: Workspace;
    readonly link: AppLink;
    readonly logger: Logger;
    readonly retryDelaysMs: readonly number[];
  }) {
    this.#workspace = options.workspace;
    this.#link = options.link;
    this.#logger = options.logger;
    this.#delays = options.retryDelaysMs;
    this.#workspace.onPost((message, conversation) => this.#messagePosted(message, conversation));
  }

  memberJoined(joined: {
    readonly userId: string;
    readonly conversation: ConversationRecord;
    readonly inviter: string;
  }): void {
    const { userId, conversation, inviter } = joined;
    const isHeard = hasBot(conversation) || userId === APP.botUserId;
    if (!isHeard) return;
    this.#send('member_joined_channel', {
      type: 'member_joined_channel',
      user: userId,
      channel: conversation.id,
      channel_type: conversation.kind === 'private' ? 'G' : 'C',
      team: WORKSPACE.id,
      inviter,
      event_ts: actionTimestamp(this.#workspace.now()),
    });
  }

  homeOpened(opened: {
    readonly userId: string;
    readonly channel: string;
    readonly tab: 'home' | 'messages';
  }): void {
    const view = this.#workspace.views.home(opened.userId);
    this.#send('app_home_opened', {
      type: 'app_home_opened',
      user: opened.userId,
      channel: opened.channel,
      tab: opened.tab,
      event_ts: actionTimestamp(this.#workspace.now()),
      ...(view && opened.tab === 'home' && { view: toViewObject(view) }),
    });
  }

  close(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }

  #messagePosted(message: Message, conversation: ConversationRecord): void {
    const kind = MESSAGE_EVENTS[conversation.kind];
    if (!kind || !hasBot(conversation) || message.ephemeralFor !== null) return;
    const event = {
      ...toMessageObject(message),
      channel: message.channel,
      channel_type: kind.channelType,
      event_ts: message.ts,
    };
    this.#send(kind.name, { ...event, type: 'message' });
    const mentionsApp = message.text.includes(`<@${APP.botUserId}>`) && message.user !== APP.botUserId;
    if (mentionsApp && conversation.kind !== 'app') {
      this.#send('app_mention', { ...event, type: 'app_mention' });
    }
  }

  #send(name: string, event: Event): void {
    if (!isSubscribed(this.#workspace.manifest, name)) return;
    void this.#deliver(this.#envelope(event), 0);
  }

  async #deliver(body: Readonly<Record<string, unknown>>, attempt: number, retry?: Retry): Promise<void> {
    const delivery = await this.#link.send({ kind: 'event', body, ...(retry && { retry }) });
    const reason = failureReason(delivery);
    if (reason === undefined) return;
    const delay = this.#delays[attempt];
    this.#logger.warn({ reason, attempt }, 'event not acknowledged');
    if (delay === undefined) return;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      void this.#deliver(body, attempt + 1, { attempt: attempt + 1, reason });
    }, delay);
    timer.unref();
    this.#timers.add(timer);
  }

  #envelope(event: Event): Readonly<Record<string, unknown>> {
    return {
      type: 'event_callback',
      token: APP.verificationToken,
      team_id: WORKSPACE.id,
      context_team_id: WORKSPACE.id,
      context_enterprise_id: null,
      api_app_id: APP.id,
      event,
      event_id: `Ev${randomBytes(5).toString('hex').toUpperCase()}`,
      event_time: Math.floor(this.#workspace.now() / 1000),
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
}

function failureReason(delivery: Delivery): Retry['reason'] | undefined {
  switch (delivery.kind) {
    case 'acknowledged':
      return undefined;
    case 'timeout':
      return 'http_timeout';
    case 'unreachable':
      return 'connection_failed';
    case 'refused':
      return 'http_error';
    default:
      return delivery satisfies never;
  }
}
