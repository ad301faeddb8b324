import type { Logger } from 'pino';
import { Breaker, OpenBreakerError } from '../neighbours/breaker.js';
import { type Clock, OutOfTimeError, type Passing, Patience, systemClock } from '../neighbours/patience.js';
import type { Message } from './message.js';
import type { SlackFailure } from './slack-words.js';
import type { SlackWatch } from './web-api/slack-exchange.js';
import { SlackSilence, toSilence } from './web-api/slack-silence.js';

const SLACK_ITSELF = 'https://slack.com/api/';
/** Where Slack's own reply addresses are, and those of its cloud for governments. */
const SLACKS_DOMAINS: readonly string[] = ['slack.com', 'slack-gov.com'];
const TIMINGS = { exchangeMs: 3_000, budgetMs: 9_000, pauseMs: 300 };
/** An address is good for five posts, of which one message is not to take all. */
const MOST_TRIES = 3;

export interface ReplyOptions {
  /** Everybody in the conversation sees it; otherwise the person alone. */
  readonly inChannel?: boolean;
  /** Takes the place of the message whose button was pressed. */
  readonly replaceOriginal?: boolean;
}

/** A `response_url` is used up, expired, or not Slack's, or it does not answer. */
export class ReplyAddressError extends Error {
  override readonly name = 'ReplyAddressError';
  readonly failure: SlackFailure;
  /** Slack may have shown the message all the same. */
  readonly isDoubtful: boolean;
  readonly retryAfterSeconds: number | null;

  /** @param facts.isUsedUp its five uses or thirty minutes are over */
  constructor(
    message: string,
    facts: {
      readonly isUsedUp?: boolean;
      readonly failure?: SlackFailure;
      readonly isDoubtful?: boolean;
      readonly retryAfterSeconds?: number | null;
    } = {},
  ) {
    super(message);
    this.failure = facts.isUsedUp === true ? 'gone' : (facts.failure ?? 'unreachable');
    this.isDoubtful = facts.isDoubtful ?? false;
    this.retryAfterSeconds = facts.retryAfterSeconds ?? null;
  }

  get isUsedUp(): boolean {
    return this.failure === 'gone';
  }
}

/**
 * Speaks through the `response_url` that came with a payload.
 * https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
 */
export class ReplyAddresses {
  readonly #own: URL;
  readonly #clock: Clock;
  readonly #watch: SlackWatch;
  readonly #breaker: Breaker;

  /** @param slackApiUrl base of the Web API; its origin is the only one besides Slack's own that is spoken to */
  constructor(
    slackApiUrl: string | null,
    options: { readonly clock?: Clock; readonly watch?: SlackWatch; readonly logger?: Logger } = {},
  ) {
    this.#own = new URL(slackApiUrl ?? SLACK_ITSELF);
    this.#clock = options.clock ?? systemClock;
    this.#watch = options.watch ?? {};
    this.#breaker = new Breaker({
      upstream: 'slack-replies',
      judge: (error) => {
        if (!(error instanceof ReplyAddressError)) return 'unknown';
        if (error.failure !== 'unreachable') return 'up';
        return error.isDoubtful ? 'failing' : 'down';
      },
      onState: (facts) => {
        options.logger?.warn(facts, 'circuit breaker');
        this.#watch.onBreaker?.(facts);
      },
    });
  }

  /** @throws ReplyAddressError when the address does not take it */
  async send(address: string, message: Message, options: ReplyOptions = {}): Promise<void> {
    const body = {
      response_type: options.inChannel ? 'in_channel' : 'ephemeral',
      replace_original: options.replaceOriginal ?? false,
      text: message.text,
      blocks: message.blocks,
    };
    // Twice before one person is better than never; before everybody it is not.
    await this.#post(address, body, { bearsRepeats: options.inChannel !== true });
  }

  /** Takes away the message whose button was pressed. */
  async removeOriginal(address: string): Promise<void> {
    await this.#post(address, { delete_original: true }, { bearsRepeats: true });
  }

  async #post(
    address: string,
    body: unknown,
    { bearsRepeats }: { readonly bearsRepeats: boolean },
  ): Promise<void> {
    if (!this.#isSlack(address))
      throw new ReplyAddressError('not an address of Slack', { failure: 'refused' });
    const patience = new Patience(TIMINGS, this.#clock);
    let tries = 0;
    const isPassing = (error: unknown): Passing | null => {
      if (!(error instanceof ReplyAddressError) || this.#breaker.state === 'half-open') return null;
      const mayPass = error.failure === 'unreachable' || error.failure === 'busy';
      return mayPass && tries < MOST_TRIES && (bearsRepeats || !error.isDoubtful) ? error : null;
    };
    try {
      await this.#breaker.run(address, () =>
        patience.repeat(async (attempt) => {
          tries = attempt;
          if (attempt > 1) this.#watch.onRetry?.({ upstream: 'slack-replies' });
          await this.#exchange(address, { body: JSON.stringify(body), patience });
        }, isPassing),
      );
    } catch (error) {
      if (!(error instanceof OpenBreakerError)) throw error;
      throw new ReplyAddressError('not asked, since none answers', { failure: 'down' });
    }
  }

  async #exchange(address: string, { body, patience }: { body: string; patience: Patience }): Promise<void> {
    const began = this.#clock.now();
    const note = (result: string) => {
      const seconds = (this.#clock.now() - began) / 1000;
      this.#watch.onSlackExchange?.({ method: 'response_url', result, seconds });
    };
    try {
      const response = await fetch(address, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body,
        redirect: 'manual',
        signal: AbortSignal.timeout(Math.ceil(patience.exchangeMs)),
      });
      await response.body?.cancel();
      note(response.ok ? 'ok' : String(response.status));
      if (!response.ok) throw refusedWith(response);
    } catch (error) {
      if (error instanceof ReplyAddressError) throw error;
      const silence = error instanceof OutOfTimeError ? new SlackSilence('not-asked') : toSilence(error);
      note(silence.kind);
      throw new ReplyAddressError(silence.message, { isDoubtful: silence.isDoubtful });
    }
  }

  /** Only Slack's hosts, or the one we were told is Slack: a forged payload must not make us call others. */
  #isSlack(address: string): boolean {
    const url = URL.canParse(address) ? new URL(address) : null;
    if (url === null || url.username !== '' || url.password !== '') return false;
    if (url.origin === this.#own.origin) return true;
    const isSlacks = SLACKS_DOMAINS.some((domain) => url.host === domain || url.host.endsWith(`.${domain}`));
    return url.protocol === 'https:' && isSlacks;
  }
}

function refusedWith({ status, headers }: Response): ReplyAddressError {
  const message = `refused with ${status}`;
  if (status === 404 || status === 410) return new ReplyAddressError(message, { isUsedUp: true });
  if (status === 429) {
    const asked = headers.get('retry-after') ?? '';
    const retryAfterSeconds = /^\d{1,6}$/.test(asked) ? Number(asked) : null;
    return new ReplyAddressError(message, { failure: 'busy', retryAfterSeconds });
  }
  return status >= 500
    ? new ReplyAddressError(message, { isDoubtful: true })
    : new ReplyAddressError(message, { failure: 'refused' });
}
