import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../../neighbours/patience.js';
import { failureCalled } from '../slack-words.js';

/** Slack says so by mistake now and then; as often as this in a row it means it. */
const timesToBelieve = 3;
const leftForMs = 30_000;

interface Refusal {
  readonly word: string;
  readonly times: number;
  readonly until: number;
}

/**
 * The tokens that Slack no longer takes, each for itself: a workspace that has taken the app out costs no request for
 * half a minute at a time, and no other workspace anything. A token that takes its place is another one.
 */
export class RefusedTokens {
  readonly #clock: Clock;
  readonly #refused = new LRUCache<string, Refusal>({ max: 1_000 });

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Slack's word for the refusal of a token that is not to be tried now. */
  refusalOf(token: string): string | null {
    const known = this.#refused.get(nameOf(token));
    if (known === undefined || known.times < timesToBelieve || this.#clock.now() >= known.until) return null;
    return known.word;
  }

  /** What came of a call with it: `ok`, or Slack's word. */
  note(token: string, word: string): void {
    const name = nameOf(token);
    if (failureCalled(word) !== 'not-installed') {
      this.#refused.delete(name);
      return;
    }
    const times = (this.#refused.get(name)?.times ?? 0) + 1;
    this.#refused.set(name, { word, times, until: this.#clock.now() + leftForMs });
  }
}

function nameOf(token: string): string {
  return createHash('sha256').update(token).digest('base64');
}
