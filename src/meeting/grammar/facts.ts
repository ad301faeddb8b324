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
  /** `or` holds the other weekdays of "Monday or Tuesday", "Mon, Wed and Fri". */
  | { readonly kind: 'day'; readonly day: Day; readonly or?: OtherDays }
  | { readonly kind: 'days'; readonly first: Day; readonly last: Day }
  /** `or` holds the other clock times of "at 3 or 4pm". */
  | { readonly kind: 'clock'; readonly clock: Clock; readonly or?: readonly Clock[] }
  | { readonly kind: 'clocks'; readonly start: Clock; readonly end: Clock }
  /** "until noon", "until Friday at noon": an end whose start stands elsewhere. */
  | { readonly kind: 'end-clock'; readonly clock: Clock; readonly day?: Day }
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
  | { readonly kind: 'filler' }
  /** "here", "privately": no time, but said among times. */
  | { readonly kind: 'place'; readonly place: 'here' | 'privately' };

/** The weekdays named along with one; all of them are meant unless "or" joins them. */
export interface OtherDays {
  readonly weekdays: readonly number[];
  readonly all: boolean;
}
