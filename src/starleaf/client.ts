import type { AxiosInstance } from 'axios';
import type { Logger } from 'pino';
import { type Answer, type ApiPath, type ApiRequest, isIdempotent } from './api-request.js';
import { type Clock, Patience, type Timings } from './patience.js';
import { toStarLeafError } from './refusal.js';
import { retryAfterSeconds } from './retry-after.js';
import type { Session } from './session.js';
import { createAxios, exchange, type HttpResponse, NoAnswer } from './transport.js';

/** "449 Retry" asks for the same request with the cookies it sets; a server that never stops asking is broken. */
const most449 = 3;

/** Speaks the StarLeaf Cloud API with the cookies it is handed; knows nothing of signing in. */
export class StarLeafClient {
  readonly #baseUrl: string;
  readonly #http: AxiosInstance;
  readonly #logger: Logger;
  readonly #timings: Timings;
  readonly #clock: Clock;

  constructor(options: { baseUrl: string; logger: Logger; timings: Timings; clock: Clock }) {
    this.#baseUrl = options.baseUrl.replace(/[?#].*$/, '').replace(/\/+$/, '');
    this.#http = createAxios(new URL(options.baseUrl));
    this.#logger = options.logger;
    this.#timings = options.timings;
    this.#clock = options.clock;
  }

  /** Sends a request, and again after a passing failure where that can do no harm. Throws StarLeafError. */
  send(request: ApiRequest, session: Session): Promise<Answer> {
    const patience = this.patience();
    const once = () => this.sendOnce(request, { session, patience });
    return isIdempotent(request) ? patience.repeat(once) : once();
  }

  /** Where a path is. */
  url({ path }: ApiPath): string {
    return `${this.#baseUrl}${path}`;
  }

  /** For work of several requests, which is repeated as a whole. */
  patience(): Patience {
    return new Patience(this.#timings, this.#clock);
  }

  /** Sends a request without repeating it, but for the repeats that StarLeaf asks for by 449. */
  async sendOnce(
    request: ApiRequest,
    { session, patience }: { readonly session: Session; readonly patience: Patience },
  ): Promise<Answer> {
    for (let repeats = 0; ; repeats++) {
      const attempt = patience.attempt + repeats;
      const response = await this.#exchange(request, { session, attempt, timeoutMs: patience.exchangeMs });
      if (response.status !== 449 || repeats === most449) return this.#answer(request, response);
    }
  }

  async #exchange(
    { method, path, query, body }: ApiRequest,
    { session, attempt, timeoutMs }: { session: Session; attempt: number; timeoutMs: number },
  ): Promise<HttpResponse> {
    const url = `${this.url(path)}${query ? `?${new URLSearchParams(query)}` : ''}`;
    const began = this.#clock.now();
    const log = (facts: { status: number | null; server?: string | null; failure?: string }) =>
      this.#logger.info(
        { method, path: path.pattern, ...facts, milliseconds: this.#clock.now() - began, attempt },
        'StarLeaf exchange',
      );
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
    return {
      accept: 'application/json',
      'user-agent': 'starleaf-slack',
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
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
