import type { DateTime, Duration } from 'luxon';

/**
 * A value together with the words of the sentence it came from.
 * `words` is null where nobody said it and we filled in a sensible guess.
 */
export interface Part<Value> {
  readonly value: Value;
  readonly words: string | null;
}

/** Somebody invited, as the sentence named them: a Slack user, a Slack user group or an e-mail address. */
export type Participant =
  | { readonly kind: 'user'; readonly userId: string }
  | { readonly kind: 'group'; readonly groupId: string }
  | { readonly kind: 'email'; readonly email: string };

/** Where the card goes: the conversation the sentence was typed in, a named channel, or nobody but the organiser. */
export type Place =
  | { readonly kind: 'here' }
  | { readonly kind: 'channel'; readonly channelId: string }
  | { readonly kind: 'privately' };

/**
 * When a meeting takes place. `start` is always in the IANA zone the words meant (the person's own unless
 * another was named); an offset is never stored.
 */
export type Schedule =
  | { readonly kind: 'now'; readonly duration: Part<Duration> }
  | { readonly kind: 'once'; readonly start: Part<DateTime<true>>; readonly duration: Part<Duration> }
  | {
      readonly kind: 'recurring';
      /** The first occurrence. */
      readonly start: Part<DateTime<true>>;
      readonly duration: Part<Duration>;
      /** An RFC 5545 recurrence rule without DTSTART, such as `FREQ=WEEKLY;BYDAY=MO`. */
      readonly recurrence: Part<string>;
    }
  | { readonly kind: 'permanent' };

/** What a person asked for, read from a sentence; every part knows whether it was said or guessed. */
export interface MeetingRequest {
  /** As said, tidied; null when the sentence names no title. */
  readonly title: Part<string> | null;
  readonly schedule: Schedule;
  readonly participants: readonly Participant[];
  readonly place: Part<Place>;
  /** What the person should be told about how this was read. */
  readonly notes: readonly Note[];
}

/** Something about a reading that is worth saying aloud. */
export type Note =
  /** The clock time has passed today, so it is tomorrow's. */
  | { readonly kind: 'rolled-over' }
  /** Words that were understood but that cannot be kept. */
  | { readonly kind: 'ignored'; readonly words: string };
