import type { Message } from './message.js';

const SLACK_ITSELF = 'https://slack.com/api/';
const PATIENCE_MS = 10_000;

export interface ReplyOptions {
  /** Everybody in the conversation sees it; otherwise the person alone. */
  readonly inChannel?: boolean;
  /** Takes the place of the message whose button was pressed. */
  readonly replaceOriginal?: boolean;
}

/** A `response_url` is used up, expired, or not Slack's. */
export class ReplyAddressError extends Error {
  override readonly name = 'ReplyAddressError';
  /** Its five uses or thirty minutes are over. */
  readonly isUsedUp: boolean;

  constructor(message: string, { isUsedUp = false } = {}) {
    super(message);
    this.isUsedUp = isUsedUp;
  }
}

/**
 * Speaks through the `response_url` that came with a payload.
 * https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
 */
export class ReplyAddresses {
  readonly #ownHost: string;

  /** @param slackApiUrl base of the Web API; its host is the only one besides Slack's own that is spoken to */
  constructor(slackApiUrl: string | null) {
    this.#ownHost = new URL(slackApiUrl ?? SLACK_ITSELF).host;
  }

  /** @throws ReplyAddressError when the address does not take it */
  async send(address: string, message: Message, options: ReplyOptions = {}): Promise<void> {
    await this.#post(address, {
      response_type: options.inChannel ? 'in_channel' : 'ephemeral',
      replace_original: options.replaceOriginal ?? false,
      text: message.text,
      blocks: message.blocks,
    });
  }

  /** Takes away the message whose button was pressed. */
  async removeOriginal(address: string): Promise<void> {
    await this.#post(address, { delete_original: true });
  }

  async #post(address: string, body: unknown): Promise<void> {
    if (!this.#isSlack(address)) throw new ReplyAddressError('not an address of Slack');
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    }).catch((error: unknown) => {
      throw new ReplyAddressError(`no answer (${error instanceof Error ? error.name : typeof error})`);
    });
    await response.body?.cancel();
    if (!response.ok) {
      const isUsedUp = response.status === 404 || response.status === 410;
      throw new ReplyAddressError(`refused with ${response.status}`, { isUsedUp });
    }
  }

  /** Only Slack's hosts, or the one we were told is Slack: a forged payload must not make us call others. */
  #isSlack(address: string): boolean {
    const url = URL.canParse(address) ? new URL(address) : null;
    if (url === null) return false;
    if (url.host === this.#ownHost && this.#ownHost !== 'slack.com') return true;
    return url.protocol === 'https:' && (url.host === 'slack.com' || url.host.endsWith('.slack.com'));
  }
}
