import { setTimeout } from 'node:timers/promises';
import { TaskCancelledError, TimeoutStrategy, timeout } from 'cockatiel';

/** How long a person is kept waiting, in milliseconds. */
export interface Timings {
  /** The longest that one exchange may take. */
  readonly exchangeMs: number;
  /** The longest that all exchanges of what a person has asked for may take, repeats and pauses included. */
  readonly budgetMs: number;
  /** The first pause between two tries; each further one is twice as long. */
  readonly pauseMs: number;
  /** The longest of those pauses; as long as it takes, unless told. */
  readonly longestPauseMs?: number;
}

/** Time, replaceable in tests. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  pause(ms: number): Promise<void>;
  /** At least 0, less than 1. */
  random(): number;
}

/** The time of this machine. */
export const systemClock: Clock = {
  now: Date.now,
  pause: async (ms) => void (await setTimeout(ms)),
  random: Math.random,
};

/** What a failure says about trying again: when to come back at the earliest, if it says so. */
export interface Passing {
  readonly retryAfterSeconds: number | null;
}

/** There is no time left. */
export class OutOfTimeError extends Error {
  override readonly name = 'OutOfTimeError';
}

/**
 * The time budget of one piece of what a person waits for: one for all of its exchanges, begun with the first. A
 * library for retries sees single requests and knows no budget; this also repeats work of several, such as challenge
 * and response, which only make sense together, and waits as long as a neighbour asks, if there is time for that.
 */
export class Patience {
  readonly #timings: Timings;
  readonly #clock: Clock;
  #began: number | null = null;

  constructor(timings: Timings, clock: Clock) {
    this.#timings = timings;
    this.#clock = clock;
  }

  /** How long the next exchange may take. @throws OutOfTimeError where it should not begin any more */
  get exchangeMs(): number {
    const left = this.#leftMs();
    if (left < this.#timings.pauseMs) throw new OutOfTimeError('no time is left for another exchange');
    return Math.min(this.#timings.exchangeMs, left);
  }

  /**
   * Does the work, and gives up on it when the time is over, whatever it is doing then.
   * @throws OutOfTimeError
   */
  async within<Value>(work: () => Promise<Value>): Promise<Value> {
    try {
      return await timeout(this.#leftMs(), TimeoutStrategy.Aggressive).execute(work);
    } catch (error) {
      throw error instanceof TaskCancelledError ? new OutOfTimeError('it took too long') : error;
    }
  }

  /**
   * Does the work again and again, while it fails for a passing reason and there is time.
   * @param work is told which try it is, from 1
   */
  async repeat<Value>(
    work: (attempt: number) => Promise<Value>,
    isPassing: (error: unknown) => Passing | null,
  ): Promise<Value> {
    this.#begin();
    for (let attempt = 1; ; attempt++) {
      try {
        return await work(attempt);
      } catch (error) {
        const passing = isPassing(error);
        if (passing === null || !(await this.#waited(attempt, passing))) throw error;
      }
    }
  }

  /** Waits as long as the neighbour asks, at least the backoff; false at once where there is no time for that. */
  async #waited(attempt: number, { retryAfterSeconds }: Passing): Promise<boolean> {
    const { pauseMs, longestPauseMs = Number.POSITIVE_INFINITY } = this.#timings;
    const step = Math.min(longestPauseMs, pauseMs * 2 ** (attempt - 1));
    const backoff = step * (0.5 + this.#clock.random() / 2);
    const pause = Math.max(backoff, (retryAfterSeconds ?? 0) * 1000);
    if (pause + pauseMs > this.#leftMs()) return false;
    await this.#clock.pause(pause);
    return true;
  }

  #leftMs(): number {
    return Math.max(0, this.#begin() + this.#timings.budgetMs - this.#clock.now());
  }

  #begin(): number {
    this.#began ??= this.#clock.now();
    return this.#began;
  }
}
