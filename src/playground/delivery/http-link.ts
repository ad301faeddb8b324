import type { Logger } from 'pino';
import type { AppLink, AppRequest, Delivery } from './app-link.js';
import { signRequest } from './signature.js';

const FORM = 'application/x-www-form-urlencoded';

/** Where the app listens, and what it verifies requests with. */
export interface HttpLinkOptions {
  readonly appUrl: string;
  readonly signingSecret: string;
  readonly ackTimeoutMs: number;
  readonly logger: Logger;
}

/** Signed HTTP requests to the app, each to be answered in time. */
export class HttpLink implements AppLink {
  readonly #options: HttpLinkOptions;

  constructor(options: HttpLinkOptions) {
    this.#options = options;
  }

  async send(request: AppRequest): Promise<Delivery> {
    try {
      const response = await fetch(this.#options.appUrl, {
        method: 'POST',
        redirect: 'manual',
        signal: AbortSignal.timeout(this.#options.ackTimeoutMs),
        ...this.#signed(request),
      });
      const text = await response.text();
      if (response.status !== 200) return { kind: 'refused', status: response.status };
      return { kind: 'acknowledged', body: readBody(text) };
    } catch (error) {
      const timedOut = error instanceof DOMException && error.name === 'TimeoutError';
      this.#options.logger.warn({ kind: request.kind, timedOut }, 'the app did not answer');
      return { kind: timedOut ? 'timeout' : 'unreachable' };
    }
  }

  #signed(request: AppRequest): { readonly headers: Record<string, string>; readonly body: string } {
    const { type, body } = encode(request);
    // The wall clock, whatever clock the workspace runs by: the app compares it with its own.
    const timestamp = Math.floor(Date.now() / 1000);
    const signature = signRequest({ secret: this.#options.signingSecret, timestamp, body });
    const headers = {
      'content-type': type,
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': signature,
    };
    if (request.kind !== 'event' || !request.retry) return { headers, body };
    const { attempt, reason } = request.retry;
    return {
      headers: { ...headers, 'x-slack-retry-num': String(attempt), 'x-slack-retry-reason': reason },
      body,
    };
  }
}

function encode(request: AppRequest): { readonly type: string; readonly body: string } {
  switch (request.kind) {
    case 'command':
      return { type: FORM, body: new URLSearchParams(request.body).toString() };
    case 'interaction':
      return { type: FORM, body: new URLSearchParams({ payload: JSON.stringify(request.body) }).toString() };
    case 'event':
      return { type: 'application/json', body: JSON.stringify(request.body) };
    default:
      return request satisfies never;
  }
}

function readBody(text: string): unknown {
  if (text.trim() === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
