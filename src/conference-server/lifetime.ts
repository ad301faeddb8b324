import { DAY_MS, type Instant } from './wall-time.js';

/** What decides how long a conference is known. */
export interface Lifetime {
  readonly updatedAt: Instant;
  /** Since when it is a placeholder; null when it is none. */
  readonly dummySince: Instant | null;
  /** The end of its last occurrence; null when it has none. */
  readonly lastEnd: Instant | null;
}

const AFTERLIFE_MS = 28 * DAY_MS;
const DUMMY_MS = 30 * DAY_MS;

/** When a conference leaves the list: four weeks after its end, a placeholder after 30 days; null for never. */
export function listedUntil({ dummySince, lastEnd }: Lifetime): Instant | null {
  if (dummySince !== null) return dummySince + DUMMY_MS;
  return lastEnd === null ? null : lastEnd + AFTERLIFE_MS;
}

/**
 * When a conference is forgotten: with leaving the list, but one that is written down after its end can be read
 * for four weeks, or it would vanish under the client's hands.
 */
export function keptUntil(lifetime: Lifetime): Instant | null {
  const until = listedUntil(lifetime);
  if (until === null || lifetime.dummySince !== null) return until;
  return Math.max(until, lifetime.updatedAt + AFTERLIFE_MS);
}
