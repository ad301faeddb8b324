import type { Logger } from 'pino';
import { Breaker, OpenBreakerError } from '../../neighbours/breaker.js';
import { type Clock, type Passing, Patience } from '../../neighbours/patience.js';
import { ChannelPace, type Pace } from './channel-pace.js';
import { type MethodManner, mannerOf } from './method-manner.js';
import { RefusedTokens } from './refused-tokens.js';
import { answerAsSlack, answerTooMany } from './slack-answer.js';
import {
  type SlackAnswer,
  type SlackCall,
  SlackCallFailed,
  SlackExchange,
  type SlackWatch,
} from './slack-exchange.js';
import { SlackSilence } from './slack-silence.js';

interface Call extends SlackCall {
  readonly fields: URLSearchParams;
  readonly manner: MethodManner;
}

const upstream = 'slack';

/**
 * A `fetch` for Slack's Web API client, which alone decides about repeats and time: each method has the patience that
 * fits it. A Slack that answers nobody is left in peace for a while, and so is a token that Slack refuses.
 */
export class SlackFetch {
  readonly #clock: Clock;
  readonly #watch: SlackWatch;
  readonly #pace: ChannelPace;
  readonly #tokens: RefusedTokens;
  readonly #exchange: SlackExchange;
  readonly #breaker: Breaker;

  constructor(options: {
    readonly clock: Clock;
    readonly watch: SlackWatch;
    readonly pace: Pace;
    readonly logger: Logger;
  }) {
    this.#clock = options.clock;
    this.#watch = options.watch;
    this.#pace = new ChannelPace(options.pace, options.clock);
    this.#tokens = new RefusedTokens(options.clock);
    this.#exchange = new SlackExchange(options);
    this.#breaker = new Breaker({
      upstream,
      judge: (error) => (error instanceof SlackCallFailed ? error.verdict : 'unknown'),
      onState: (facts) => {
        options.logger.warn(facts, 'circuit breaker');
        this.#watch.onBreaker?.(facts);
      },
    });
  }

  /** Slack's last answer. @throws SlackSilence where there is none */
  readonly fetch = async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const url = input instanceof Request ? input.url : String(input);
    const method = new URL(url).pathname.split('/').at(-1) ?? '';
    const fields = new URLSearchParams(typeof init.body === 'string' ? init.body : '');
    const call = { url, method, init, fields, manner: mannerOf(method, fields) };
    const token = new Headers(init.headers).get('authorization');
    const refusal = token === null ? null : this.#tokens.refusalOf(token);
    if (refusal !== null) return answerAsSlack({ ok: false, error: refusal });
    const channel = method.startsWith('chat.post') ? fields.get('channel') : null;
    const late = channel === null ? null : await this.#pace.turn(`${token} ${channel}`);
    if (late !== null) return answerTooMany(late);
    try {
      const { response, word } = await this.#asked(call);
      if (token !== null) this.#tokens.note(token, word);
      return response;
    } catch (error) {
      if (error instanceof OpenBreakerError) throw new SlackSilence('not-asked');
      if (!(error instanceof SlackCallFailed)) throw error;
      if (error.outcome instanceof SlackSilence) throw error.outcome;
      return error.outcome;
    }
  };

  #asked(call: Call): Promise<SlackAnswer> {
    const repeated = () => this.#repeated(call);
    return call.manner.isUnattended ? repeated() : this.#breaker.run(sufferer(call), repeated);
  }

  async #repeated(call: Call): Promise<SlackAnswer> {
    const patience = new Patience(call.manner, this.#clock);
    const isPassing = (error: unknown): Passing | null => {
      // While one finds out whether Slack is back, the others are not to wait for its repeats.
      const isTest = this.#breaker.state === 'half-open' && !call.manner.isUnattended;
      const mayRepeat = error instanceof SlackCallFailed && !isTest;
      return mayRepeat && (call.manner.isIdempotent || !error.isDoubtful) ? error : null;
    };
    return patience.repeat(async (attempt) => {
      if (attempt > 1) this.#watch.onRetry?.({ upstream });
      return this.#exchange.send(call, patience);
    }, isPassing);
  }
}

/** Whom a call is for, so that one whom alone Slack fails is told from everybody. */
function sufferer({ method, fields }: Call): string {
  const names = ['channel', 'user_id', 'user', 'view_id', 'trigger_id'];
  return names.map((name) => fields.get(name)).find((value) => value !== null) ?? method;
}
