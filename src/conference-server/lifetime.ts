import { lastEndOf, type Timetable } from './timeline.js';
import { DAY_MS, type Instant } from './wall-time.js';

/** What decides how long a conference is known. */
export interface Lifetime {
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly isDummy: boolean;
  /** The end of its last occurrence; null when it has none. */
  readonly lastEnd: Instant | null;
}

const AFTERLIFE_MS = 28 * DAY_MS;
const DUMMY_MS = 30 * DAY_MS;

/** The lifetime of a conference with these settings. */
export function toLifetime(
  settings: Timetable & { readonly dummy: boolean },
  times: Pick<Lifetime, 'createdAt' | 'updatedAt'>,
): Lifetime {
  return { ...times, isDummy: settings.dummy, lastEnd: lastEndOf(settings) };
}

/** When a conference leaves the list: four weeks after its end, a dummy 30 days after its creation; null for never. */
export function listedUntil({ createdAt, isDummy, lastEnd }: Lifetime): Instant | null {
  if (isDummy) return createdAt + DUMMY_MS;
  return lastEnd === null ? null : lastEnd + AFTERLIFE_MS;
}

/**
 * When a conference is forgotten: with leaving the list, but one that is written down after its end can be read
 * for four weeks, or it would vanish under the client's hands.
 */
export function keptUntil(lifetime: Lifetime): Instant | null {
  const until = listedUntil(lifetime);
  if (until === null || lifetime.isDummy) return until;
  return Math.max(until, lifetime.updatedAt + AFTERLIFE_MS);
}
