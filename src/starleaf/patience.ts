import { setTimeout } from 'node:timers/promises';
import { StarLeafError } from './errors.js';

/** How long a person is kept waiting, in milliseconds. */
export interface Timings {
  /** The longest that one exchange may take. */
  readonly exchangeMs: number;
  /** How long an exchange that fails may be repeated, from its first try to the end of its last. */
  readonly budgetMs: number;
  /** The first pause between two tries; each further one is twice as long. */
  readonly pauseMs: number;
}

/** Time, replaceable in tests. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  pause(ms: number): Promise<void>;
  /** At least 0, less than 1. */
  random(): number;
}

/** A StarLeaf that takes four seconds still works; of one that is down people hear within ten. */
export const patientTimings: Timings = { exchangeMs: 5_000, budgetMs: 8_000, pauseMs: 200 };

/** The time of this machine. */
export const systemClock: Clock = {
  now: Date.now,
  pause: async (ms) => void (await setTimeout(ms)),
  random: Math.random,
};

/**
 * The repeats of one piece of work within one time budget. A library for retries sees single requests; this
 * also repeats work of several, such as challenge and response, which only make sense together.
 */
export class Patience {
  readonly #timings: Timings;
  readonly #clock: Clock;
  readonly #began: number;
  #attempt = 1;

  constructor(timings: Timings, clock: Clock) {
    this.#timings = timings;
    this.#clock = clock;
    this.#began = clock.now();
  }

  /** Which try this is, from 1. */
  get attempt(): number {
    return this.#attempt;
  }

  /** How long the next exchange may take: the first try is never cut short. */
  get exchangeMs(): number {
    const { exchangeMs } = this.#timings;
    return this.#attempt === 1 ? exchangeMs : Math.max(1, Math.min(exchangeMs, this.#left()));
  }

  /** Does the work again and again, while it fails for a passing reason and there is time. */
  async repeat<Value>(work: () => Promise<Value>): Promise<Value> {
    for (;;) {
      try {
        return await work();
      } catch (error) {
        if (!isPassing(error) || !(await this.#waited(error))) throw error;
        this.#attempt += 1;
      }
    }
  }

  /** Waits as long as StarLeaf asks, at least the backoff; false at once where there is no time for that. */
  async #waited({ retryAfterSeconds }: StarLeafError): Promise<boolean> {
    const { pauseMs } = this.#timings;
    const backoff = pauseMs * 2 ** (this.#attempt - 1) * (0.5 + this.#clock.random() / 2);
    const pause = Math.max(backoff, (retryAfterSeconds ?? 0) * 1000);
    if (pause + pauseMs > this.#left()) return false;
    await this.#clock.pause(pause);
    return true;
  }

  #left(): number {
    return this.#began + this.#timings.budgetMs - this.#clock.now();
  }
}

/** 449 has been repeated already, at once and with its new cookies. */
function isPassing(error: unknown): error is StarLeafError {
  if (!(error instanceof StarLeafError)) return false;
  return error.failure === 'busy' || (error.failure === 'unreachable' && error.status !== 449);
}
