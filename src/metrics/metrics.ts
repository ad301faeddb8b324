import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { FewValues } from './few-values.js';
import { type QueueDepth, QueueGauges } from './queue-gauges.js';

/** Upper bounds in seconds around the moments that matter: Slack waits three seconds, people about ten. */
const ACK_SECONDS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5];
const WORK_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 30, 60];

/** An upstream's circuit breaker: closed lets requests through, half-open tries one, open refuses at once. */
const BREAKER_STATES = ['closed', 'half-open', 'open'] as const;
export type BreakerState = (typeof BREAKER_STATES)[number];

/**
 * Counts and times what happens, for Prometheus. The others hear nothing of that: they are handed these functions as
 * what they report to. No label holds an id, an address or anything else of which there is no end.
 */
export class Metrics {
  readonly #registry = new Registry();
  readonly #queues: QueueGauges;
  readonly #slackResults = new FewValues();

  readonly #invocations = this.#counter('starleaf_invocations_total', {
    help: 'Uses of /starleaf, by subcommand and what became of them.',
    labelNames: ['subcommand', 'outcome'],
  });
  readonly #invocationSeconds = this.#histogram('starleaf_invocation_seconds', {
    help: 'From the arrival of what somebody typed until it was known what to answer.',
    labelNames: ['subcommand'],
    buckets: WORK_SECONDS,
  });
  readonly #workSeconds = this.#histogram('starleaf_work_seconds', {
    help: 'From the arrival of what somebody did until everything was said that was to be said of it.',
    labelNames: ['kind'],
    buckets: WORK_SECONDS,
  });
  readonly #acknowledgementSeconds = this.#histogram('starleaf_acknowledgement_seconds', {
    help: 'From the arrival of what Slack sends until it was acknowledged; Slack waits three seconds.',
    labelNames: ['kind'],
    buckets: ACK_SECONDS,
  });
  readonly #starleafExchanges = this.#counter('starleaf_api_exchanges_total', {
    help: 'Requests to the StarLeaf Cloud API by their status, or why there was no answer.',
    labelNames: ['method', 'path', 'status'],
  });
  readonly #starleafSeconds = this.#histogram('starleaf_api_exchange_seconds', {
    help: 'Duration of requests to the StarLeaf Cloud API.',
    labelNames: ['method', 'path'],
    buckets: WORK_SECONDS,
  });
  readonly #slackExchanges = this.#counter('starleaf_slack_exchanges_total', {
    help: 'Calls of Slack by method (response_url is one) and result: ok, or the error.',
    labelNames: ['method', 'result'],
  });
  readonly #slackSeconds = this.#histogram('starleaf_slack_exchange_seconds', {
    help: 'Duration of calls of Slack.',
    labelNames: ['method'],
    buckets: WORK_SECONDS,
  });
  readonly #retries = this.#counter('starleaf_retries_total', {
    help: 'Requests sent once more, by upstream.',
    labelNames: ['upstream'],
  });
  readonly #breakers = this.#gauge('starleaf_breaker_state', {
    help: '1 for the state that the circuit breaker of an upstream is in.',
    labelNames: ['upstream', 'state'],
  });
  readonly #signIns = this.#counter('starleaf_sign_ins_total', {
    help: 'Sign-ins, at the StarLeaf Cloud API by the app (client) and at our conference server (server).',
    labelNames: ['side', 'outcome'],
  });
  readonly #mails = this.#counter('starleaf_mails_total', {
    help: 'Attempts to send a mail of the conference server, by outcome.',
    labelNames: ['outcome'],
  });
  readonly #httpRequests = this.#counter('starleaf_http_requests_total', {
    help: 'HTTP requests to this process, by route and status.',
    labelNames: ['method', 'route', 'status'],
  });
  readonly #httpSeconds = this.#histogram('starleaf_http_request_seconds', {
    help: 'From the arrival of an HTTP request until its answer was sent.',
    labelNames: ['route'],
    buckets: ACK_SECONDS,
  });

  constructor(version: string) {
    this.#queues = new QueueGauges(this.#registry);
    this.#gauge('starleaf_build_info', { help: 'Always 1.', labelNames: ['version'] }).set({ version }, 1);
  }

  /** Media type of {@link text}. */
  get contentType(): string {
    return this.#registry.contentType;
  }

  /** Everything as it is now, in Prometheus's text format. */
  text(): Promise<string> {
    return this.#registry.metrics();
  }

  /** Measures the process, too: memory, processor, garbage collection and event-loop lag. Once in each process. */
  watchProcess(): void {
    collectDefaultMetrics({ register: this.#registry });
  }

  /** A queue of work, asked for its depth whenever somebody looks. */
  watchQueue(queue: string, depth: () => Promise<QueueDepth>): void {
    this.#queues.watch(queue, depth);
  }

  readonly onInvocation = (facts: {
    readonly subcommand: string;
    readonly outcome: string;
    readonly seconds: number;
  }): void => {
    const { subcommand, outcome, seconds } = facts;
    this.#invocations.inc({ subcommand, outcome });
    this.#invocationSeconds.observe({ subcommand }, seconds);
  };

  readonly onWorkDone = ({ kind, seconds }: { readonly kind: string; readonly seconds: number }): void => {
    this.#workSeconds.observe({ kind }, seconds);
  };

  readonly onAcknowledged = ({
    kind,
    seconds,
  }: {
    readonly kind: string;
    readonly seconds: number;
  }): void => {
    this.#acknowledgementSeconds.observe({ kind }, seconds);
  };

  /** @param facts.path a pattern, such as `/myconferences/{conf_id}` */
  readonly onStarLeafExchange = (facts: {
    readonly method: string;
    readonly path: string;
    /** Null where there was no answer. */
    readonly status: number | null;
    readonly seconds: number;
  }): void => {
    const { method, path, status, seconds } = facts;
    this.#starleafExchanges.inc({ method, path, status: status ?? 'none' });
    this.#starleafSeconds.observe({ method, path }, seconds);
  };

  readonly onSlackExchange = (facts: {
    readonly method: string;
    /** `ok`, Slack's word for the error, or why there was no answer. */
    readonly result: string;
    readonly seconds: number;
  }): void => {
    const { method, seconds } = facts;
    // Slack may say what it likes.
    this.#slackExchanges.inc({ method, result: this.#slackResults.admit(facts.result) });
    this.#slackSeconds.observe({ method }, seconds);
  };

  readonly onRetry = ({ upstream }: { readonly upstream: string }): void => {
    this.#retries.inc({ upstream });
  };

  readonly onBreaker = (facts: { readonly upstream: string; readonly state: BreakerState }): void => {
    for (const state of BREAKER_STATES) {
      this.#breakers.set({ upstream: facts.upstream, state }, state === facts.state ? 1 : 0);
    }
  };

  readonly onSignIn = (facts: { readonly side: 'client' | 'server'; readonly outcome: string }): void => {
    this.#signIns.inc({ ...facts });
  };

  readonly onMail = ({ outcome }: { readonly outcome: string }): void => {
    this.#mails.inc({ outcome });
  };

  readonly onHttpRequest = (facts: {
    readonly method: string;
    readonly route: string;
    readonly status: number;
    readonly seconds: number;
  }): void => {
    const { method, route, status, seconds } = facts;
    this.#httpRequests.inc({ method, route, status });
    this.#httpSeconds.observe({ route }, seconds);
  };

  #counter<Label extends string>(name: string, facts: { help: string; labelNames: Label[] }): Counter<Label> {
    return new Counter({ name, ...facts, registers: [this.#registry] });
  }

  #gauge<Label extends string>(name: string, facts: { help: string; labelNames: Label[] }): Gauge<Label> {
    return new Gauge({ name, ...facts, registers: [this.#registry] });
  }

  #histogram<Label extends string>(
    name: string,
    facts: { help: string; labelNames: Label[]; buckets: number[] },
  ): Histogram<Label> {
    return new Histogram({ name, ...facts, registers: [this.#registry] });
  }
}
