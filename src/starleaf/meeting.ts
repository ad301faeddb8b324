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
  /** Whether those whom StarLeaf mails hear of a change; true unless said. */
  readonly sendUpdateEmails?: boolean;
  /** The agenda, up to 2,048 characters; none unless said. */
  readonly description?: string;
  /** The organisation's unless said; only where the feature `conf_layouts` is there. */
  readonly layout?: Layout;
  /** Whether people wait until the organiser joins; false unless said. */
  readonly requireOwner?: boolean;
  /** False unless said; only where the feature `conf_recording` is there. */
  readonly recording?: boolean;
  /** Of the meeting that is changed, since StarLeaf replaces all of it. */
  readonly unseen?: UnseenSettings;
}

/** What a conference made elsewhere may hold that our people do not see: a change gives it back as it was. */
export interface UnseenSettings {
  readonly hideDirEntry: boolean;
  readonly externallyManaged: boolean;
  /** Where it is streamed to. */
  readonly rtmp: { readonly uri: string; readonly token: string | null } | null;
}

/** How people are shown in a conference. */
export type Layout = 'speaker_with_strip' | 'equal_panes' | 'speaker_only' | 'large_speaker';

/** Somebody invited, as StarLeaf knows them. */
export interface ConferenceParticipant {
  readonly email: string;
  /** Null where StarLeaf does not know one. */
  readonly name: string | null;
  readonly reply: 'none' | 'accepted' | 'tentative' | 'declined';
  /** Whether it is a room of the owner's organisation, not a person. */
  readonly isRoom: boolean;
  /** Whether StarLeaf's mail to them came back; false where StarLeaf does not say. */
  readonly isMailRefused: boolean;
}

/** A meeting with everything that StarLeaf holds about it: what the details and the edit modal show. */
export interface MeetingDetails extends Meeting {
  readonly description: string;
  /** One of `Layout`, or one that a later StarLeaf has; null where StarLeaf does not say. */
  readonly layout: string | null;
  readonly requireOwner: boolean;
  readonly recording: boolean;
  readonly sendEmails: boolean;
  readonly participants: readonly ConferenceParticipant[];
  /** The occur_ids of the occurrences that were changed or cancelled. */
  readonly modifiedOccurrences: readonly string[];
  readonly unseen: UnseenSettings;
}
