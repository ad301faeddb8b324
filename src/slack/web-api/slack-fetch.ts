import type { Logger } from 'pino';
import { Breaker, type OnBreaker, OpenBreakerError, type Verdict } from '../../neighbours/breaker.js';
import { type Clock, OutOfTimeError, type Passing, Patience } from '../../neighbours/patience.js';
import { failureCalled } from '../slack-words.js';
import { readVerdict } from './answer-shapes.js';
import { ChannelPace, type Pace } from './channel-pace.js';
import { type MethodManner, mannerOf } from './method-manner.js';
import { RefusedTokens } from './refused-tokens.js';
import { SlackSilence, toSilence } from './slack-silence.js';

/** Hears of what goes on between us and Slack: never a token, a text or an id. */
export interface SlackWatch {
  readonly onBreaker?: OnBreaker;
  readonly onRetry?: (facts: { readonly upstream: string }) => void;
  readonly onSlackExchange?: (facts: {
    readonly method: string;
    /** `ok`, Slack's word for its refusal, a status, or why there was no answer. */
    readonly result: string;
    readonly seconds: number;
  }) => void;
}

interface Call {
  readonly url: string;
  readonly method: string;
  readonly init: RequestInit;
  readonly fields: URLSearchParams;
  readonly manner: MethodManner;
}

interface Answered {
  readonly response: Response;
  /** `ok`, or Slack's word for its refusal. */
  readonly word: string;
}

/** A call that may succeed a little later: Slack's answer to it, or why there was none. */
class Failed extends Error {
  readonly outcome: Response | SlackSilence;
  readonly retryAfterSeconds: number | null;
  readonly isDoubtful: boolean;
  readonly verdict: Verdict;

  constructor(outcome: Response | SlackSilence, facts: { isDoubtful: boolean; verdict: Verdict }) {
    super('a call of Slack');
    this.outcome = outcome;
    this.isDoubtful = facts.isDoubtful;
    this.verdict = facts.verdict;
    this.retryAfterSeconds = outcome instanceof Response ? secondsIn(outcome.headers) : null;
  }
}

const mostBytes = 4 * 1024 * 1024;
/** Where Slack asks for patience and does not say for how long. */
const secondsIfUnsaid = 10;
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
    this.#breaker = new Breaker({
      upstream,
      judge: (error) => (error instanceof Failed ? error.verdict : 'unknown'),
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
    const token = new Headers(init.headers).get('authorization') ?? '';
    const refusal = this.#tokens.refusalOf(token);
    if (refusal !== null) return answer({ ok: false, error: refusal });
    const channel = method.startsWith('chat.post') ? fields.get('channel') : null;
    const late = channel === null ? null : await this.#pace.turn(`${token} ${channel}`);
    if (late !== null) return tooMany(late);
    try {
      const { response, word } = await this.#asked(call);
      this.#tokens.note(token, word);
      return response;
    } catch (error) {
      if (error instanceof OpenBreakerError) throw new SlackSilence('not-asked');
      if (!(error instanceof Failed)) throw error;
      if (error.outcome instanceof SlackSilence) throw error.outcome;
      return error.outcome;
    }
  };

  #asked(call: Call): Promise<Answered> {
    const repeated = () => this.#repeated(call);
    return call.manner.isUnattended ? repeated() : this.#breaker.run(sufferer(call), repeated);
  }

  async #repeated(call: Call): Promise<Answered> {
    const patience = new Patience(call.manner, this.#clock);
    const isPassing = (error: unknown): Passing | null => {
      // While one finds out whether Slack is back, the others are not to wait for its repeats.
      const isTest = this.#breaker.state === 'half-open' && !call.manner.isUnattended;
      const mayRepeat = error instanceof Failed && !isTest;
      return mayRepeat && (call.manner.isIdempotent || !error.isDoubtful) ? error : null;
    };
    return patience.repeat(async (attempt) => {
      if (attempt > 1) this.#watch.onRetry?.({ upstream });
      return this.#exchange(call, patience);
    }, isPassing);
  }

  async #exchange({ url, method, init }: Call, patience: Patience): Promise<Answered> {
    const began = this.#clock.now();
    const note = (result: string) =>
      this.#watch.onSlackExchange?.({ method, result, seconds: (this.#clock.now() - began) / 1000 });
    const { status, headers, text } = await this.#read(url, init, patience).catch((error: unknown) => {
      const silence = toSilence(error);
      note(silence.kind);
      const verdict = silence.kind === 'no-connection' ? 'down' : 'failing';
      throw new Failed(silence, { isDoubtful: silence.isDoubtful, verdict });
    });
    if (status === 429) {
      note('ratelimited');
      const seconds = secondsIn(headers) ?? secondsIfUnsaid;
      throw new Failed(tooMany(seconds), { isDoubtful: false, verdict: 'up' });
    }
    const response = new Response(status === 204 || status === 304 ? null : text, { status, headers });
    if (status !== 200) {
      note(String(status));
      if (status < 500) return { response, word: '' };
      throw new Failed(response, { isDoubtful: true, verdict: 'failing' });
    }
    const word = readVerdict(method, text);
    note(word ?? 'garbled');
    if (word === null) {
      throw new Failed(new SlackSilence('garbled'), { isDoubtful: true, verdict: 'failing' });
    }
    switch (failureCalled(word)) {
      case 'unreachable':
        throw new Failed(response, { isDoubtful: true, verdict: 'failing' });
      case 'busy':
        throw new Failed(tooMany(secondsIfUnsaid), { isDoubtful: false, verdict: 'up' });
      default:
        return { response, word };
    }
  }

  /** The whole answer, or none: a body that does not come is as bad as a head that does not. */
  async #read(url: string, init: RequestInit, patience: Patience) {
    let exchangeMs: number;
    try {
      ({ exchangeMs } = patience);
    } catch (error) {
      throw error instanceof OutOfTimeError ? new SlackSilence('not-asked') : error;
    }
    const signal = AbortSignal.timeout(Math.ceil(exchangeMs));
    const response = await fetch(url, { ...init, redirect: 'manual', signal });
    const chunks: Uint8Array[] = [];
    let length = 0;
    for await (const chunk of response.body ?? []) {
      length += chunk.length;
      if (length > mostBytes) throw new SlackSilence('garbled');
      chunks.push(chunk);
    }
    const { status, headers } = response;
    return { status, headers, text: new TextDecoder().decode(Buffer.concat(chunks)) };
  }
}

function secondsIn(headers: Headers): number | null {
  const asked = headers.get('retry-after') ?? '';
  return /^\d{1,6}$/.test(asked) ? Number(asked) : null;
}

/** Whom a call is for, so that one whom alone Slack fails is told from everybody. */
function sufferer({ method, fields }: Call): string {
  const names = ['channel', 'user_id', 'user', 'view_id', 'trigger_id'];
  return names.map((name) => fields.get(name)).find((value) => value !== null) ?? method;
}

function answer(body: object, init: ResponseInit = {}): Response {
  return new Response(JSON.stringify(body), {
    ...init,
    headers: { 'content-type': 'application/json', ...init.headers },
  });
}

function tooMany(seconds: number): Response {
  return answer(
    { ok: false, error: 'ratelimited' },
    { status: 429, headers: { 'retry-after': `${seconds}` } },
  );
}
