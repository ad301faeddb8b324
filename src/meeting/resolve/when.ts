import type { DateTime } from 'luxon';
import type { Fact } from '../grammar/facts.js';
import type { Series } from '../grammar/series.js';
import type { DayPart } from '../lexicon/lexicon.js';
import type { CalendarDay } from './calendar-day.js';
import type { SeriesEnd } from './rule.js';

/** When, as far as a sentence says it. */
export interface When {
  readonly zone: string;
  /** The day, where one was said or follows from what was said. */
  readonly day: CalendarDay | null;
  /** The moment it begins; null where no clock time was said or where the clocks do not show it. */
  readonly start: DateTime<true> | null;
  readonly end: DateTime<true> | null;
  /** The last day of a range of days. */
  readonly lastDay: CalendarDay | null;
  readonly now: boolean;
  /** How long it lasts, where a length was said. */
  readonly minutes: number | null;
  readonly repetition: Repetition | null;
  /** The part of the day that was said without a clock time. */
  readonly part: DayPart | null;
  readonly trouble: Trouble | null;
  readonly doubts: readonly Doubt[];
  /** The clock time has passed today, so it is tomorrow's. */
  readonly rolledOver: boolean;
  /** The repetition leaves out days that a rule cannot say. */
  readonly excepted: boolean;
  readonly used: readonly Fact[];
}

/** A repetition with its end. */
export interface Repetition {
  readonly series: Series;
  readonly end: SeriesEnd;
}

/** What keeps a time from being one. */
export type Trouble =
  | { readonly kind: 'impossible-date' }
  | { readonly kind: 'impossible-time' }
  | { readonly kind: 'clock-gap'; readonly neighbours: readonly DateTime<true>[] }
  | { readonly kind: 'clock-overlap'; readonly neighbours: readonly DateTime<true>[] };

/** What may be meant in two ways: the half of the day of a bare hour, or the day of "next Friday" and `03/04`. */
export type Doubt = 'otherHalf' | 'otherDay';

/** Of two sane readings, the one to take. */
export type Choice = { readonly [doubt in Doubt]?: true };

/** What times are resolved against. */
export interface Context {
  readonly facts: readonly Fact[];
  readonly zone: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The day it is for the person. */
  readonly today: CalendarDay;
  /** A part of the day that words beside the time suggest. */
  readonly hint: DayPart | null;
  readonly choice: Choice;
  /** The offset that was said along with a zone, in milliseconds: which of two equal times is meant. */
  readonly offset: number | null;
}

/** A time of which nothing has been said yet. */
export function noTime(zone: string): When {
  return {
    zone,
    day: null,
    start: null,
    end: null,
    lastDay: null,
    now: false,
    minutes: null,
    repetition: null,
    part: null,
    trouble: null,
    doubts: [],
    rolledOver: false,
    excepted: false,
    used: [],
  };
}

/** The same time with what facts say, which are thereby used. */
export function using(
  when: When,
  facts: readonly (Fact | null | undefined)[],
  said: Partial<When> = {},
): When {
  return { ...when, ...said, used: [...when.used, ...facts.filter((fact) => fact != null)] };
}
