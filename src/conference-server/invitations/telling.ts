import type { DialInfo } from '../dial-info.js';
import type { Mailbox } from '../mail/mail.js';
import type { Replies } from './replies.js';
import type { MeetingFacts, Standing } from './standing.js';
import type { Tiding } from './tidings.js';
import { factsFor } from './view.js';

/** A change of a conference, and all that its mails are written from. */
export interface Telling {
  /** What participants were told last; null for nothing. */
  readonly before: Standing | null;
  /** What they are told now; null when the conference is no more. */
  readonly after: Standing | null;
  readonly uid: string;
  readonly sequence: number;
  readonly stamp: Date;
  readonly organiser: Mailbox;
  /** The organiser's, as StarLeaf writes it. */
  readonly locale: string;
  /** How to join; null when the conference is no more. */
  readonly dialInfo: DialInfo | null;
  readonly replies: Replies;
  /** What people with an account are called, by their lower-case address. */
  readonly names: ReadonlyMap<string, string>;
  /** Where somebody answers. */
  readonly replyUrl: (email: string, occurId: string | null) => string;
}

/** What a tiding is about: the facts now, or those that are no more; and what an update changed them from. */
export interface Subject {
  readonly facts: MeetingFacts;
  readonly was: MeetingFacts | null;
}

/** @returns undefined where there is nothing to tell of. */
export function findSubject(
  { to, news, occurId }: Tiding,
  { before, after }: Pick<Telling, 'before' | 'after'>,
): Subject | undefined {
  const [old, now] = [before, after].map((standing) => standing && factsFor(standing, to, occurId));
  const facts = news === 'cancellation' ? old : now;
  return facts == null ? undefined : { facts, was: news === 'update' ? (old ?? null) : null };
}
