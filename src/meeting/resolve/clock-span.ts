import type { Clock } from '../grammar/clock.js';
import type { Fact } from '../grammar/facts.js';
import type { DayPart } from '../lexicon/lexicon.js';
import { findAll, findClock, findFact } from './find-fact.js';
import { resolveClock, resolveClocks } from './resolve-clock.js';
import type { Context } from './when.js';

/** Start and end by the clock, in minutes after midnight, and the facts they came from. */
export interface ClockSpan {
  readonly start: number;
  readonly end: number | null;
  /** Morning or evening was a guess. */
  readonly doubtful: boolean;
  readonly used: readonly Fact[];
}

const HALF_DAY = 720;

/** The clock times that a sentence says, or null. */
export function readClockSpan(context: Context): ClockSpan | null {
  const { facts, hint } = context;
  const parts = findAll(facts, 'part');
  const part = parts[0]?.part ?? hint;
  const range = findFact(facts, 'clocks');
  if (range !== null) return { ...spanOf(range.start, range.end, part, context), used: [range, ...parts] };
  const clock = findClock(facts);
  if (clock === null) return null;
  const until = findFact(facts, 'end-clock');
  if (until !== null)
    return { ...spanOf(clock.clock, until.clock, part, context), used: [clock, until, ...parts] };
  const { minutes, doubtful } = resolveClock(clock.clock, part);
  const moved = doubtful && context.choice.otherHalf ? otherHalf(minutes) : minutes;
  return { start: moved, end: null, doubtful, used: [clock, ...parts] };
}

function spanOf(from: Clock, to: Clock, part: DayPart | null, { choice }: Context) {
  const { start, end } = resolveClocks(from, to, part);
  if (!start.doubtful || !choice.otherHalf) return { start: start.minutes, end, doubtful: start.doubtful };
  return { start: otherHalf(start.minutes), end: otherHalf(end), doubtful: true };
}

function otherHalf(minutes: number): number {
  return (minutes + HALF_DAY) % (2 * HALF_DAY);
}
