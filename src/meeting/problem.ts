import type { MeetingRequest } from './request.js';

/** Why a sentence does not make a meeting. */
export type ProblemCode =
  /** No time was found in it. */
  | 'no-time'
  | 'in-the-past'
  /** A day that does not exist, such as 30 February. */
  | 'impossible-date'
  /** A clock time that does not exist, such as 25:00. */
  | 'impossible-time'
  /** Zero, negative or longer than StarLeaf holds. */
  | 'impossible-length'
  /** Two sane readings; both are in `alternatives`. */
  | 'ambiguous'
  /** The clocks jump over this local time. */
  | 'clock-gap'
  /** The clocks show this local time twice. */
  | 'clock-overlap'
  /** A repetition that StarLeaf cannot hold. */
  | 'unsupported-recurrence';

/** A sentence that falls short: a value, never thrown. */
export interface Problem {
  readonly problem: ProblemCode;
  /** The words it is about, as typed; empty when there are none. */
  readonly words: string;
  /** Readings that would work, nearest first; each becomes a button. */
  readonly alternatives: readonly MeetingRequest[];
}

/** Tells a Problem from whatever else a reading may give. */
export function isProblem<Value extends object>(reading: Value | Problem): reading is Problem {
  return 'problem' in reading;
}
