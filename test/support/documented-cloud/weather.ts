import type { Asked } from './request.js';

/** What befalls one request. */
export type Mishap =
  /** This answer, and nothing is done; 401 also ends the session, 449 also gives new cookies. */
  | { readonly kind: 'status'; readonly status: number }
  /** The work is done, and the connection is cut before the answer. */
  | { readonly kind: 'answer-lost' };

/** Which requests: a method, and words that their paths hold. */
export interface Which {
  readonly method: string;
  readonly path?: string;
}

/** What is to befall coming requests, each once unless said otherwise. */
export class Weather {
  /** How long each answer takes. */
  latencyMs = 0;
  #forecast: { readonly which: Which; readonly mishap: Mishap; times: number }[] = [];

  /** Lets the next such request, or so many of them, go wrong. */
  next(which: Which, mishap: Mishap, times = 1): void {
    this.#forecast.push({ which, mishap, times });
  }

  /** Fair from now on. @returns the mishaps that never came */
  clear(): readonly Mishap[] {
    const left = this.#forecast.map(({ mishap }) => mishap);
    this.#forecast = [];
    return left;
  }

  /** The mishap of this request. */
  take({ method, path }: Asked): Mishap | undefined {
    const found = this.#forecast.find(
      ({ which }) => which.method === method && path.includes(which.path ?? ''),
    );
    if (!found) return undefined;
    found.times -= 1;
    this.#forecast = this.#forecast.filter(({ times }) => times > 0);
    return found.mishap;
  }
}
