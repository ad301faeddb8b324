/** What went wrong between us and StarLeaf, by what the person can do about it. */
export type StarLeafFailure =
  /** Cannot be reached, cuts connections, or answers 5xx after all repeats: try again later. */
  | 'unreachable'
  /** No answer in the time that a person waits: it may be done all the same. */
  | 'slow'
  /** Not asked, since it answers nobody at the moment: try again in a minute. */
  | 'down'
  /** The credential is no longer accepted: connect again. */
  | 'sign-in-refused'
  /** The account or the conference is outside what this person may change (403). */
  | 'forbidden'
  /** The conference is not there any more (404). */
  | 'not-found'
  /** StarLeaf refuses what was asked (400, 413); `reason` is in its words. */
  | 'refused'
  /** The quota of conferences is used up (507). */
  | 'quota'
  /** 429; `retryAfterSeconds` says when to come back, if StarLeaf said so. */
  | 'busy'
  /** An answer that is not StarLeaf's: malformed or of the wrong shape. */
  | 'unexpected';

/** StarLeaf refused or could not be reached. Carries no request, cookie, body or address, so it may be logged. */
export class StarLeafError extends Error {
  override readonly name = 'StarLeafError';
  readonly failure: StarLeafFailure;
  readonly status: number | null;
  /** StarLeaf's own words, for a log; shown to people only for `refused`. */
  readonly reason: string | null;
  /** The `X-SL-SERVER` header of the answer, if there was one. */
  readonly server: string | null;
  readonly retryAfterSeconds: number | null;

  constructor(
    failure: StarLeafFailure,
    facts: { status?: number; reason?: string; server?: string; retryAfterSeconds?: number } = {},
  ) {
    super(`StarLeaf: ${failure}${facts.status === undefined ? '' : ` (${facts.status})`}`);
    this.failure = failure;
    this.status = facts.status ?? null;
    this.reason = facts.reason ?? null;
    this.server = facts.server ?? null;
    this.retryAfterSeconds = facts.retryAfterSeconds ?? null;
  }
}
