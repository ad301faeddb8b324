/** Why StarLeaf cannot hold a recurrence. */
export type UnheldReason =
  /** Not an RFC 5545 rule, or one with parts that conferences do not have. */
  | 'rule'
  /** More than 999 days, weeks, months or years apart. */
  | 'interval'
  /** More than 999 occurrences, or none. */
  | 'count'
  /** Both a count and a last day, or a last day before the first. */
  | 'end'
  /** Days and months in a combination that StarLeaf has no fields for. */
  | 'pattern'
  /** The start is not the first occurrence. */
  | 'start'
  /** Local time cannot say when it starts or ends: the second hour of a clock overlap, or an offset for a zone. */
  | 'clock';

/** A recurrence that StarLeaf cannot hold: a value, so that it can be said before booking. */
export interface Unheld {
  readonly unheld: UnheldReason;
}

/** The reason in words that people read after "StarLeaf would not take this". */
export const unheldWords: Readonly<Record<UnheldReason, string>> = {
  rule: 'it does not know that way of repeating',
  interval: 'meetings of a series may be at most 999 days, weeks, months or years apart',
  count: 'a series has 1 to 999 meetings',
  end: 'a series ends after a number of meetings or on a day from its start on, not both',
  pattern: 'it cannot repeat on that combination of days',
  start: 'the first meeting has to be on one of the days that it repeats on',
  clock: 'a series cannot begin or end in the hour that the clocks repeat',
};
