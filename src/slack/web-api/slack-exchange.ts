import type { OnBreaker, Verdict } from '../../neighbours/breaker.js';
import { type Clock, OutOfTimeError, type Patience } from '../../neighbours/patience.js';
import { failureCalled } from '../slack-words.js';
import { readVerdict } from './answer-shapes.js';
import { answerTooMany } from './slack-answer.js';
import { SlackSilence, toSilence } from './slack-silence.js';

/** One call of a Web API method. */
export interface SlackCall {
  readonly url: string;
  readonly method: string;
  readonly init: RequestInit;
}

/** What came of it, where there is nothing to repeat. */
export interface SlackAnswer {
  readonly response: Response;
  /** `ok`, or Slack's word for its refusal; empty where it said none. */
  readonly word: string;
}

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

/** A call that may succeed a little later: Slack's answer to it, or why there was none. */
export class SlackCallFailed extends Error {
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

/** Sends calls, each once, and reads what came of them. */
export class SlackExchange {
  readonly #clock: Clock;
  readonly #watch: SlackWatch;

  constructor({ clock, watch }: { readonly clock: Clock; readonly watch: SlackWatch }) {
    this.#clock = clock;
    this.#watch = watch;
  }

  /** @throws SlackCallFailed for what may go better a little later */
  async send({ url, method, init }: SlackCall, patience: Patience): Promise<SlackAnswer> {
    const began = this.#clock.now();
    const note = (result: string) =>
      this.#watch.onSlackExchange?.({ method, result, seconds: (this.#clock.now() - began) / 1000 });
    const { status, headers, text } = await read(url, init, patience).catch((error: unknown) => {
      const silence = toSilence(error);
      note(silence.kind);
      const verdict = silence.kind === 'no-connection' ? 'down' : 'failing';
      throw new SlackCallFailed(silence, { isDoubtful: silence.isDoubtful, verdict });
    });
    if (status === 429) {
      note('ratelimited');
      const seconds = secondsIn(headers) ?? secondsIfUnsaid;
      throw new SlackCallFailed(answerTooMany(seconds), { isDoubtful: false, verdict: 'up' });
    }
    const response = new Response(status === 204 || status === 304 ? null : text, { status, headers });
    if (status !== 200) {
      note(String(status));
      if (status < 500) return { response, word: '' };
      throw new SlackCallFailed(response, { isDoubtful: true, verdict: 'failing' });
    }
    const word = readVerdict(method, text);
    note(word ?? 'garbled');
    if (word === null) {
      throw new SlackCallFailed(new SlackSilence('garbled'), { isDoubtful: true, verdict: 'failing' });
    }
    switch (failureCalled(word)) {
      case 'unreachable':
        throw new SlackCallFailed(response, { isDoubtful: true, verdict: 'failing' });
      case 'busy':
        throw new SlackCallFailed(answerTooMany(secondsIfUnsaid), { isDoubtful: false, verdict: 'up' });
      default:
        return { response, word };
    }
  }
}

/** The whole answer, or none: a body that does not come is as bad as a head that does not. */
async function read(url: string, init: RequestInit, patience: Patience) {
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

function secondsIn(headers: Headers): number | null {
  const asked = headers.get('retry-after') ?? '';
  return /^\d{1,6}$/.test(asked) ? Number(asked) : null;
}
