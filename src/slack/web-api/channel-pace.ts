import { LRUCache } from 'lru-cache';
import type { Clock } from '../../neighbours/patience.js';

/** How fast we speak in one conversation. */
export interface Pace {
  /** Milliseconds a message, on the whole. */
  readonly everyMs: number;
  /** How many may come at once after silence. */
  readonly burst: number;
  /** The longest that one may wait for its turn. */
  readonly longestMs: number;
}

/** Slack shows about a message a second a channel, and bears short bursts. https://docs.slack.dev/apis/web-api/rate-limits */
export const slackPace: Pace = { everyMs: 1_000, burst: 5, longestMs: 20_000 };

/**
 * Lets messages into each conversation no faster than Slack shows them, in the order they come. Of this process alone:
 * Slack itself says so where several together are too fast.
 */
export class ChannelPace {
  readonly #pace: Pace;
  readonly #clock: Clock;
  /** By when all that was let in so far would have gone out evenly. */
  readonly #busyUntil: LRUCache<string, number>;

  constructor(pace: Pace, clock: Clock) {
    this.#pace = pace;
    this.#clock = clock;
    this.#busyUntil = new LRUCache({
      max: 10_000,
      ttl: pace.longestMs + pace.burst * pace.everyMs,
      perf: clock,
    });
  }

  /** Resolves when a message may go out. @returns null, or after how many seconds to come back where too many wait */
  async turn(channel: string): Promise<number | null> {
    const { everyMs, burst, longestMs } = this.#pace;
    const now = this.#clock.now();
    const busyUntil = Math.max(now, this.#busyUntil.get(channel) ?? now);
    const wait = busyUntil - now - (burst - 1) * everyMs;
    if (wait > longestMs) return Math.ceil(wait / 1_000);
    this.#busyUntil.set(channel, busyUntil + everyMs);
    if (wait > 0) await this.#clock.pause(wait);
    return null;
  }
}
