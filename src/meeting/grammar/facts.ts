import type { DayPart } from '../lexicon/lexicon.js';
import type { Clock } from './clock.js';
import type { Day } from './day.js';
import type { Length } from './length.js';
import type { Series, SeriesWeekday } from './series.js';

/** One thing that a sentence says about time, and the tokens it takes up. */
export type Fact = FactValue & {
  readonly from: number;
  readonly next: number;
  /** A preposition or the like led it in: "on Friday" is surer of being a time than "Friday". */
  readonly led: boolean;
};

/** What a reader finds. */
export type FactValue =
  | { readonly kind: 'day'; readonly day: Day }
  | { readonly kind: 'days'; readonly first: Day; readonly last: Day }
  | { readonly kind: 'clock'; readonly clock: Clock }
  | { readonly kind: 'clocks'; readonly start: Clock; readonly end: Clock }
  /** "until noon": an end whose start stands elsewhere. */
  | { readonly kind: 'end-clock'; readonly clock: Clock }
  | { readonly kind: 'end-day'; readonly day: Day }
  /** "in 20 minutes" */
  | { readonly kind: 'elapsed'; readonly minutes: number }
  | { readonly kind: 'now' }
  | { readonly kind: 'length'; readonly length: Length; readonly running: 'for' | 'next' | null }
  | { readonly kind: 'part'; readonly part: DayPart }
  | {
      readonly kind: 'zone';
      readonly zone: string;
      /** The offset from UTC that was said along with it, in milliseconds. */
      readonly offset: number | null;
    }
  /** A clock time that no clock shows: "25:00". */
  | { readonly kind: 'no-clock' }
  | { readonly kind: 'series'; readonly series: Series; readonly plural: boolean }
  | { readonly kind: 'times'; readonly count: number }
  | { readonly kind: 'starting'; readonly day: Day }
  | { readonly kind: 'except'; readonly weekdays: readonly SeriesWeekday[]; readonly day: Day | null }
  | { readonly kind: 'filler' };
