import type { AxiosInstance } from 'axios';
import { BulkheadRejectedError, bulkhead } from 'cockatiel';
import type { Logger } from 'pino';
import { Breaker, type OnBreaker, OpenBreakerError } from '../neighbours/breaker.js';
import { type Clock, OutOfTimeError, Patience, type Timings } from '../neighbours/patience.js';
import { currentRequestId, REQUEST_HEADER } from '../request-id.js';
import { type Answer, type ApiPath, type ApiRequest, isIdempotent } from './api-request.js';
import { StarLeafError } from './errors.js';
import { isPassing, judgeStarLeaf } from './outage.js';
import { toStarLeafError } from './refusal.js';
import { retryAfterSeconds } from './retry-after.js';
import type { Session } from './session.js';
import { createAxios, exchange, type HttpResponse, NoAnswer } from './transport.js';

/** "449 Retry" asks for the same request with the cookies it sets; a server that never stops asking is broken. */
const most449 = 3;

/** What one process asks of StarLeaf at a time, and what may wait for that: more would only make all of it late. */
const [mostAtOnce, mostWaiting] = [256, 4_096];

/** Hears of what goes on between us and StarLeaf: never an id, an address or what was asked. */
export interface StarLeafWatch {
  readonly onBreaker?: OnBreaker;
  readonly onRetry?: (facts: { readonly upstream: string }) => void;
  readonly onStarLeafExchange?: (facts: {
    readonly method: string;
    /** A pattern. */
    readonly path: string;
    /** Null where there was no answer. */
    readonly status: number | null;
    readonly seconds: number;
  }) => void;
  /** One whole sign-in; `outcome` is `done` or what failed. */
  readonly onSignIn?: (facts: { readonly side: 'client'; readonly outcome: string }) => void;
}

/** Its name in logs and metrics. */
const upstream = 'starleaf';

/** Whose request it is, and how long they wait. */
export interface Asking {
  /** The account's e-mail address; stays in here. */
  readonly who: string;
  readonly patience: Patience;
}

/** What a request is sent with. */
export interface Sending {
  readonly session: Session;
  readonly patience: Patience;
  /** Which try this is, from 1. */
  readonly attempt: number;
}

/** Speaks the StarLeaf Cloud API with the cookies it is handed; knows nothing of signing in. */
export class StarLeafClient {
  readonly #baseUrl: string;
  readonly #http: AxiosInstance;
  readonly #logger: Logger;
  readonly #timings: Timings;
  readonly #clock: Clock;
  readonly #watch: StarLeafWatch;
  readonly #breaker: Breaker;
  readonly #room = bulkhead(mostAtOnce, mostWaiting);

  constructor(options: {
    baseUrl: string;
    logger: Logger;
    timings: Timings;
    clock: Clock;
    watch: StarLeafWatch;
  }) {
    this.#baseUrl = options.baseUrl.replace(/[?#].*$/, '').replace(/\/+$/, '');
    this.#http = createAxios(new URL(options.baseUrl));
    this.#logger = options.logger;
    this.#timings = options.timings;
    this.#clock = options.clock;
    this.#watch = options.watch;
    this.#breaker = new Breaker({
      upstream,
      judge: judgeStarLeaf,
      onState: (facts) => {
        this.#logger.warn(facts, 'circuit breaker');
        this.#watch.onBreaker?.(facts);
      },
    });
  }

  /** Sends a request, and again after a passing failure where that can do no harm. Throws StarLeafError. */
  send(request: ApiRequest, { session, ...asking }: Asking & { readonly session: Session }): Promise<Answer> {
    const { patience } = asking;
    const once = (attempt: number) => this.sendOnce(request, { session, patience, attempt });
    return this.#whileUp(asking, () =>
      isIdempotent(request) ? patience.repeat(once, this.#isPassing) : once(1),
    );
  }

  /** Work of several requests that is repeated as a whole. Throws StarLeafError. */
  repeat<Value>(asking: Asking, work: (attempt: number) => Promise<Value>): Promise<Value> {
    return this.#whileUp(asking, () => asking.patience.repeat(work, this.#isPassing));
  }

  /** Where a path is. */
  url({ path }: ApiPath): string {
    return `${this.#baseUrl}${path}`;
  }

  /** For what somebody is about to ask. */
  patience(): Patience {
    return new Patience(this.#timings, this.#clock);
  }

  /** Sends a request without repeating it, but for the repeats that StarLeaf asks for by 449. */
  async sendOnce(request: ApiRequest, { attempt, ...sending }: Sending): Promise<Answer> {
    for (let repeats = 0; ; repeats++) {
      const response = await this.#inRoom(() =>
        this.#exchange(request, { ...sending, attempt: attempt + repeats }),
      );
      if (response.status !== 449 || repeats === most449) return this.#answer(request, response);
    }
  }

  /** While one finds out whether StarLeaf is back, the others are not to wait for its repeats. */
  readonly #isPassing = (error: unknown) => (this.#breaker.state === 'half-open' ? null : isPassing(error));

  async #whileUp<Value>({ who }: Asking, work: () => Promise<Value>): Promise<Value> {
    try {
      return await this.#breaker.run(who.toLowerCase(), work);
    } catch (error) {
      throw error instanceof OpenBreakerError ? new StarLeafError('down') : error;
    }
  }

  async #inRoom<Value>(work: () => Promise<Value>): Promise<Value> {
    try {
      return await this.#room.execute(work);
    } catch (error) {
      if (error instanceof BulkheadRejectedError) throw new StarLeafError('busy');
      throw error instanceof OutOfTimeError ? new StarLeafError('slow') : error;
    }
  }

  async #exchange(
    { method, path, query, body }: ApiRequest,
    { session, patience, attempt }: Sending,
  ): Promise<HttpResponse> {
    const timeoutMs = patience.exchangeMs;
    const url = `${this.url(path)}${query ? `?${new URLSearchParams(query)}` : ''}`;
    const began = this.#clock.now();
    const log = (facts: { status: number | null; server?: string | null; failure?: string }) => {
      const milliseconds = this.#clock.now() - began;
      this.#logger.info({ method, path: path.pattern, ...facts, milliseconds, attempt }, 'StarLeaf exchange');
      const { status } = facts;
      this.#watch.onStarLeafExchange?.({ method, path: path.pattern, status, seconds: milliseconds / 1000 });
      if (attempt > 1) this.#watch.onRetry?.({ upstream });
    };
    try {
      const headers = this.#headers({ cookies: session.cookiesFor(url), hasBody: body !== undefined });
      const json = body && { body: JSON.stringify(body) };
      const response = await exchange(this.#http, { method, url, headers, timeoutMs, ...json });
      log({ status: response.status, server: response.header('x-sl-server') });
      session.take(response.setCookies, url);
      return response;
    } catch (error) {
      if (error instanceof NoAnswer) log({ status: null, failure: error.code });
      throw error;
    }
  }

  #headers({ cookies, hasBody }: { cookies: string; hasBody: boolean }): Record<string, string> {
    const requestId = currentRequestId();
    return {
      accept: 'application/json',
      'user-agent': 'starleaf-slack',
      ...(requestId !== undefined && { [REQUEST_HEADER]: requestId }),
      ...(hasBody && { 'content-type': 'application/json' }),
      ...(cookies && { cookie: cookies }),
    };
  }

  #answer({ success }: ApiRequest, { status, header, text }: HttpResponse): Answer {
    const body = parseJson(text);
    const server = header('x-sl-server');
    if (success.includes(status)) return { status, body, server, location: header('location') };
    throw toStarLeafError({
      status,
      body,
      server,
      retryAfterSeconds: retryAfterSeconds(header('retry-after'), this.#clock.now()),
    });
  }
}

/** Undefined for an empty body and for what is not JSON; a schema finds it missing where it is needed. */
function parseJson(text: string): unknown {
  try {
    return HALF_CHARACTER.test(text) ? JSON.parse(text, mend) : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** An escape of half a surrogate pair, whole ones included: nothing that goes on to Slack may hold a lone one. */
const HALF_CHARACTER = /\\u[dD][89a-fA-F]/;

function mend(_name: string, value: unknown): unknown {
  return typeof value === 'string' ? Buffer.from(value).toString() : value;
}
