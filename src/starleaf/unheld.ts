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
