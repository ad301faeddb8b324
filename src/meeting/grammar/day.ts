import type { Unit } from '../lexicon/lexicon.js';

/** Which of several days of a name is meant. */
export type Which = 'coming' | 'this' | 'upcoming' | 'next' | 'last';

/** A day as said, before it is known what day it is today. */
export type Day =
  /** So many days and months from today, or from another day: "tomorrow", "in 3 weeks", "a week from Friday". */
  | { readonly kind: 'offset'; readonly days: number; readonly months: number; readonly base: Day | null }
  | {
      readonly kind: 'weekday';
      readonly weekday: number;
      readonly which: Which;
      /** "Thursday after tomorrow": the first one after that day. */
      readonly after?: Day;
    }
  /** "the 15th of May 2027"; what was not said is null. */
  | {
      readonly kind: 'date';
      readonly year: number | null;
      readonly month: number | null;
      readonly day: number;
      /** `03/04` without knowing whose order it is in. */
      readonly eitherOrder?: true;
    }
  /** "the last Friday of March"; `nth` counts from the end when negative; a null weekday counts days. */
  | {
      readonly kind: 'nth';
      readonly nth: number;
      readonly weekday: number | null;
      readonly of: MonthSaid;
      /** "the last working day of": counts those from Monday to Friday. */
      readonly working?: boolean;
      /** "the first week of": counts weeks, a weekday said beside it picks the day. */
      readonly week?: boolean;
    }
  /** "next week", "this month": a span that a weekday or a day's number may fall into. */
  | { readonly kind: 'span'; readonly unit: Unit; readonly offset: number; readonly nth?: number }
  | { readonly kind: 'month'; readonly month: number; readonly year: number | null }
  | { readonly kind: 'weekend'; readonly which: Which }
  /** "the end of March": its last day. */
  | { readonly kind: 'end'; readonly of: SpanOrMonth };

/** A span or a month, which has a first and a last day. */
export type SpanOrMonth = Extract<Day, { kind: 'span' | 'month' }>;

/** A month by its name, so many months from this one, or this one unless its day has passed. */
export type MonthSaid =
  | { readonly kind: 'coming' }
  | { readonly kind: 'named'; readonly month: number; readonly year: number | null }
  | { readonly kind: 'offset'; readonly months: number };
