import type { DateTime, Duration } from 'luxon';

/** A conference as our people see it: what the card shows. */
export interface Meeting {
  readonly confId: string;
  readonly title: string;
  /** In the conference's own zone; null for a permanent meeting. */
  readonly start: DateTime<true> | null;
  readonly duration: Duration | null;
  /** An RFC 5545 rule without DTSTART; null unless the meeting repeats. */
  readonly recurrence: string | null;
  readonly dialIn: DialIn;
}

/** How to join; what the server does not offer is null or empty. */
export interface DialIn {
  /** The link behind the Join button. */
  readonly joinUrl: string;
  readonly phoneNumbers: readonly string[];
  /** Ten digits, grouped for reading: `123 456 7890`. */
  readonly accessCode: string | null;
  /** What to dial from a meeting-room system (H.323 or SIP). */
  readonly roomSystem: string | null;
}

/** What StarLeaf is asked to hold: titles and addresses are settled, times are in their zone. */
export interface MeetingPlan {
  readonly title: string;
  readonly start: DateTime<true>;
  readonly duration: Duration;
  /** An RFC 5545 rule without DTSTART, or null. */
  readonly recurrence: string | null;
  /** E-mail addresses of the people invited. */
  readonly invitees: readonly string[];
  /** Whether StarLeaf mails them; false unless said. */
  readonly sendEmails?: boolean;
}
