import type { DateTime } from 'luxon';

/** Something that repeats. A meeting with a recurrence is one. */
export interface Recurring {
  /** The first occurrence, in the zone whose clocks all of them keep to. */
  readonly start: DateTime<true>;
  /** An RFC 5545 rule without DTSTART. */
  readonly recurrence: string;
}

/** From when till when; `to` is no longer part of it. */
export interface Span {
  readonly from: DateTime<true>;
  readonly to: DateTime<true>;
}
