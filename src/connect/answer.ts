import type { ChallengeAnswer, Refusal, RefusalSubject } from './protocol.js';

/** What a request of the page gets. */
export type Answer =
  | { readonly status: 200; readonly body: ChallengeAnswer }
  | { readonly status: 204 }
  | RefusalAnswer;

export interface RefusalAnswer {
  readonly status: RefusalStatus;
  readonly body: Refusal;
  readonly retryAfterSeconds?: number;
}

type RefusalStatus = 400 | 403 | 409 | 410 | 413 | 415 | 429 | 500 | 502 | 503;

const newLink = 'Type /starleaf connect in Slack for a new one.';

const refuse = (status: RefusalStatus, about: RefusalSubject, error: string): RefusalAnswer => ({
  status,
  body: { error, about },
});

/** Every refusal that a person may read on the page, each worded once. */
export const refusals = {
  linkOver: refuse(410, 'link', `This link has been used or has expired. ${newLink}`),
  triesUsedUp: refuse(410, 'link', `Five wrong tries have ended this link. ${newLink}`),
  notAnEmail: refuse(400, 'email', 'That is not an e-mail address. Check it and try again.'),
  unknownEmail: refuse(400, 'email', 'StarLeaf does not accept this e-mail address. Check it and try again.'),
  malformed: refuse(400, 'moment', 'This page sent something unexpected. Load it again and retry.'),
  tooLarge: refuse(413, 'moment', 'This page sent more than a sign-in needs. Load it again and retry.'),
  notJson: refuse(415, 'moment', 'A sign-in has to arrive as JSON, as this page sends it.'),
  otherOrigin: refuse(403, 'moment', 'This request came from another site, so nothing was done.'),
  noChallenge: refuse(
    409,
    'moment',
    'The sign-in took too long or was for another address. Please try again.',
  ),
  underWay: refuse(
    409,
    'moment',
    'A sign-in with this link is under way already. Wait a moment, then try again.',
  ),
  unreachable: refuse(
    503,
    'moment',
    'StarLeaf cannot be reached just now. Nothing is lost: try again in a moment.',
  ),
  misunderstood: refuse(
    502,
    'moment',
    'StarLeaf answered in a way that makes no sense. Try again in a moment.',
  ),
  forbidden: refuse(
    403,
    'moment',
    'StarLeaf does not let this account be used by apps. Ask your StarLeaf administrator to allow it.',
  ),
} as const satisfies Record<string, RefusalAnswer>;

/** StarLeaf refused the response to its challenge; which half was wrong it does not say. */
export function wrongPassword(triesLeft: number): RefusalAnswer {
  const more = triesLeft === 1 ? 'One try is left' : `${triesLeft} tries are left`;
  return refuse(403, 'password', `StarLeaf does not accept this password for this e-mail address. ${more}.`);
}

/** Too much was asked of StarLeaf, or of us. */
export function tooMany(retryAfterSeconds: number): RefusalAnswer {
  const minutes = Math.ceil(retryAfterSeconds / 60);
  const wait = minutes === 1 ? 'a minute' : `${minutes} minutes`;
  const answer = refuse(429, 'moment', `That was too much at once. Wait ${wait}, then try again.`);
  return { ...answer, retryAfterSeconds };
}

/** A fault of ours, with the reference under which the log has it. */
export function ourFault(reference: string): RefusalAnswer {
  return refuse(
    500,
    'moment',
    `Something went wrong on our side (reference ${reference}). Please try again.`,
  );
}
