import {
  BrokenCircuitError,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  ExponentialBackoff,
  handleWhen,
} from 'cockatiel';

/** `open`: nobody asks the neighbour; `half-open`: one is asking whether it is back. */
export type BreakerState = 'closed' | 'half-open' | 'open';

/** Hears of each change. */
export type OnBreaker = (facts: { readonly upstream: string; readonly state: BreakerState }) => void;

/** What a failure says about the neighbour. */
export type Verdict =
  /** It cannot be reached by anybody. */
  | 'down'
  /** It fails this person; whether it fails others only they can say. */
  | 'failing'
  /** It has answered. */
  | 'up'
  /** It was not asked. */
  | 'unknown';

/** The neighbour is not asked at the moment, since it answers nobody. */
export class OpenBreakerError extends Error {
  override readonly name = 'OpenBreakerError';
}

/** That many in a row, without an answer to anybody between them, are no accident. */
const votesToOpen = 3;
/** What is longer ago says nothing about now. */
const votesCountForMs = 60_000;
const [firstBreakMs, longestBreakMs] = [5_000, 30_000];

const names: Readonly<Record<CircuitState, BreakerState>> = {
  [CircuitState.Closed]: 'closed',
  [CircuitState.Open]: 'open',
  [CircuitState.HalfOpen]: 'half-open',
  [CircuitState.Isolated]: 'open',
};

/** Somebody's failure, with what it says. */
class Vote extends Error {
  readonly at = Date.now();
  readonly victim: string;
  readonly verdict: 'down' | 'failing';
  readonly error: unknown;

  constructor(facts: { victim: string; verdict: 'down' | 'failing'; error: unknown }) {
    super('a vote');
    this.victim = facts.victim;
    this.verdict = facts.verdict;
    this.error = facts.error;
  }
}

/**
 * Leaves a neighbour in peace that is down for everybody, and lets people know at once. It opens when the neighbour
 * cannot be reached three times in a row, or fails three different people in a row: what fails one person alone,
 * however often they try, never keeps others out. After five seconds, later up to thirty, one request finds out
 * whether it is back.
 */
export class Breaker {
  readonly #policy;
  readonly #judge: (error: unknown) => Verdict;
  #votes: readonly Vote[] = [];
  #lastTester: string | null = null;

  constructor(options: {
    readonly upstream: string;
    readonly judge: (error: unknown) => Verdict;
    readonly onState?: OnBreaker | undefined;
  }) {
    this.#judge = options.judge;
    this.#policy = circuitBreaker(
      handleWhen((error) => error instanceof Vote && this.#isCarried(error)),
      {
        breaker: new ConsecutiveBreaker(1),
        halfOpenAfter: new ExponentialBackoff({ initialDelay: firstBreakMs, maxDelay: longestBreakMs }),
      },
    );
    this.#policy.onStateChange((state) =>
      options.onState?.({ upstream: options.upstream, state: names[state] }),
    );
  }

  get state(): BreakerState {
    return names[this.#policy.state];
  }

  /**
   * Does what asks the neighbour.
   * @param victim who suffers if it fails
   * @throws OpenBreakerError at once where there is no use in asking
   */
  async run<Value>(victim: string, work: () => Promise<Value>): Promise<Value> {
    // The library would have everybody wait for the one who finds out.
    if (this.state === 'half-open') throw new OpenBreakerError('somebody is asking whether it is back');
    try {
      return await this.#policy.execute(() => this.#ask(victim, work));
    } catch (error) {
      if (error instanceof BrokenCircuitError) throw new OpenBreakerError('it answers nobody');
      throw error instanceof Vote ? error.error : error;
    }
  }

  async #ask<Value>(victim: string, work: () => Promise<Value>): Promise<Value> {
    try {
      const value = await work();
      this.#hear();
      return value;
    } catch (error) {
      const verdict = this.#judge(error);
      if (verdict === 'up') this.#hear();
      if (verdict === 'up' || verdict === 'unknown') throw error;
      throw new Vote({ victim, verdict, error });
    }
  }

  #hear(): void {
    this.#votes = [];
    this.#lastTester = null;
  }

  #isCarried(vote: Vote): boolean {
    if (this.state === 'half-open') {
      // Twice in a row the same person found it failing: that may be their own trouble, so others may ask.
      const isTheirs = vote.verdict === 'failing' && vote.victim === this.#lastTester;
      this.#lastTester = vote.victim;
      return !isTheirs;
    }
    this.#votes = [...this.#votes.filter(({ at }) => vote.at - at < votesCountForMs), vote].slice(-50);
    const down = this.#votes.filter(({ verdict }) => verdict === 'down');
    const victims = new Set(this.#votes.map(({ victim }) => victim));
    if (down.length < votesToOpen && victims.size < votesToOpen) return false;
    this.#votes = [];
    this.#lastTester = null;
    return true;
  }
}
