import type { Logger } from 'pino';
import type { ConversationRecord } from '../conversations.js';
import { APP, WORKSPACE } from '../identity.js';
import { isSubscribed } from '../manifest.js';
import { hasBot } from '../web-api/access.js';
import { toViewObject } from '../web-api/view-object.js';
import type { Workspace } from '../workspace/workspace.js';
import type { AppLink, Delivery, Retry } from './app-link.js';
import { type NamedEvent, toEventCallback, toMessageEvents } from './event-envelope.js';
import { actionTimestamp } from './payload.js';
import { Timers } from './timers.js';

/** How long Slack waits before each repetition: at once, after a minute, after five. */
export const EVENT_RETRY_DELAYS_MS: readonly number[] = [0, 60_000, 300_000];

/** What events are sent by. */
export interface EventsOptions {
  readonly workspace: Workspace;
  readonly link: AppLink;
  readonly logger: Logger;
  readonly retryDelaysMs: readonly number[];
}

/**
 * Slack's Events API: what the app subscribed to, repeated up to three times until it is acknowledged.
 * https://docs.slack.dev/apis/events-api
 */
export class Events {
  readonly #options: EventsOptions;
  readonly #timers = new Timers();

  constructor(options: EventsOptions) {
    this.#options = options;
    options.workspace.onPost((message, conversation) => {
      if (!hasBot(conversation)) return;
      for (const event of toMessageEvents(message, conversation)) this.#send(event);
    });
  }

  memberJoined(joined: {
    readonly userId: string;
    readonly conversation: ConversationRecord;
    readonly inviter: string;
  }): void {
    const { userId, conversation, inviter } = joined;
    if (!hasBot(conversation) && userId !== APP.botUserId) return;
    this.#send({
      subscription: 'member_joined_channel',
      event: {
        type: 'member_joined_channel',
        user: userId,
        channel: conversation.id,
        channel_type: conversation.kind === 'private' ? 'G' : 'C',
        team: WORKSPACE.id,
        inviter,
        event_ts: this.#timestamp(),
      },
    });
  }

  homeOpened(opened: {
    readonly userId: string;
    readonly channel: string;
    readonly tab: 'home' | 'messages';
  }): void {
    const view = opened.tab === 'home' ? this.#options.workspace.views.home(opened.userId) : undefined;
    this.#send({
      subscription: 'app_home_opened',
      event: {
        type: 'app_home_opened',
        user: opened.userId,
        channel: opened.channel,
        tab: opened.tab,
        event_ts: this.#timestamp(),
        ...(view && { view: toViewObject(view) }),
      },
    });
  }

  close(): void {
    this.#timers.close();
  }

  #send({ subscription, event }: NamedEvent): void {
    const { workspace } = this.#options;
    if (!isSubscribed(workspace.manifest, subscription)) return;
    void this.#deliver(toEventCallback(event, workspace.now()));
  }

  async #deliver(body: Readonly<Record<string, unknown>>, retry?: Retry): Promise<void> {
    const { link, logger, retryDelaysMs } = this.#options;
    const delivery = await link.send({ kind: 'event', body, ...(retry && { retry }) });
    const reason = failureReason(delivery);
    if (reason === undefined) return;
    const attempts = retry?.attempt ?? 0;
    const delay = retryDelaysMs[attempts];
    logger.warn({ reason, attempts }, 'event not acknowledged');
    if (delay === undefined) return;
    this.#timers.after(delay, () => void this.#deliver(body, { attempt: attempts + 1, reason }));
  }

  #timestamp(): string {
    return actionTimestamp(this.#options.workspace.now());
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
