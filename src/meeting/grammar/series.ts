import type { Unit } from '../lexicon/lexicon.js';

/** A weekday of a repetition; `nth` picks one of a month ("first Monday", -1 the last), 0 means each. */
export interface SeriesWeekday {
  readonly weekday: number;
  readonly nth: number;
}

/** A repetition as said, before it has a start. */
export interface Series {
  readonly unit: Unit;
  readonly interval: number;
  readonly weekdays: readonly SeriesWeekday[];
  readonly monthDays: readonly number[];
  readonly months: readonly number[];
  /** How many times, where the words of the repetition itself say so ("twice"). */
  readonly count: number | null;
}

/** A repetition of which only the unit is still to be said. */
export const BASE = { interval: 1, weekdays: [], monthDays: [], months: [], count: null } as const;

/** The days of a month that a repetition falls on. */
export type NthDays = Pick<Series, 'weekdays' | 'monthDays'>;
