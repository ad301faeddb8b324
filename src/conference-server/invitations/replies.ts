import type { components } from '../openapi.js';
import { type Standing, timesOf } from './standing.js';

/** As the API says it. */
export type Reply = components['schemas']['conf_participant_response']['reply'];

/** An answer that somebody gave. */
export interface GivenReply {
  readonly reply: Reply;
  /** The times that it was given for: an answer to other times is none. */
  readonly times: string;
}

/** By {@link replyKey}. */
export type Replies = Readonly<Record<string, GivenReply>>;

/** What an answer is to. */
export interface ReplySubject {
  readonly standing: Standing;
  /** Null for all of the conference. */
  readonly occurId: string | null;
  /** In any case. */
  readonly email: string;
}

/** With somebody's answer, in place of what they answered before. */
export function withReply(replies: Replies, subject: ReplySubject, reply: Reply): Replies {
  return { ...replies, [replyKey(subject)]: { reply, times: timesFor(subject) } };
}

/**
 * What somebody answered. An answer to all of a series holds for each occurrence that they did not answer for by
 * itself, unless it was moved.
 */
export function replyOf(replies: Replies, subject: ReplySubject): Reply {
  const own = replies[replyKey(subject)];
  if (own?.times === timesFor(subject)) return own.reply;
  if (subject.occurId === null || isMoved(subject.standing, subject.occurId)) return 'None';
  return replyOf(replies, { ...subject, occurId: null });
}

function replyKey({ occurId, email }: ReplySubject): string {
  return JSON.stringify([email.toLowerCase(), occurId]);
}

function timesFor({ standing, occurId }: ReplySubject): string {
  const whole = timesOf(standing);
  return occurId === null ? whole : JSON.stringify([whole, ownTimesOf(standing, occurId)]);
}

function isMoved(standing: Standing, occurId: string): boolean {
  return ownTimesOf(standing, occurId) !== null;
}

function ownTimesOf({ changes }: Standing, occurId: string) {
  const { start, end, timezone } = changes[occurId]?.changes ?? {};
  return start === undefined ? null : [start, end, timezone];
}
