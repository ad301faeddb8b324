import type { StarLeafError } from '../starleaf/errors.js';
import { type RefusalAnswer, refusals, tooMany } from './answer.js';

/**
 * What a person reads when StarLeaf gives no challenge or no session, for other reasons than a wrong password.
 * A refusal at the challenge means that the e-mail address is not one StarLeaf knows.
 */
export function describeStarLeafError({ failure, retryAfterSeconds }: StarLeafError): RefusalAnswer {
  switch (failure) {
    case 'unreachable':
    case 'slow':
    case 'down':
      return refusals.unreachable;
    case 'busy':
      return tooMany(retryAfterSeconds ?? 60);
    case 'forbidden':
      return refusals.forbidden;
    case 'sign-in-refused':
    case 'not-found':
    case 'refused':
      return refusals.unknownEmail;
    case 'quota':
    case 'unexpected':
      return refusals.misunderstood;
    default:
      return failure satisfies never;
  }
}
