import type { Verdict } from '../neighbours/breaker.js';
import type { Passing } from '../neighbours/patience.js';
import { StarLeafError } from './errors.js';
import { NoAnswer } from './transport.js';

/** What Node says where no connection comes about, with anybody's request: no such host or port, no way, no trust. */
const noConnection =
  /^(?:E(?:CONNREFUSED|NOTFOUND|AI_AGAIN|HOSTUNREACH|NETUNREACH)|CERT_|ERR_TLS_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/;

/** Whether a failure may have passed in a moment; 449 has been repeated already, at once and with its new cookies. */
export function isPassing(error: unknown): Passing | null {
  if (!(error instanceof StarLeafError)) return null;
  const passes =
    error.failure === 'busy' ||
    error.failure === 'slow' ||
    (error.failure === 'unreachable' && error.status !== 449);
  return passes ? error : null;
}

/** What a failure says about StarLeaf itself. A refusal of one person's request is an answer. */
export function judgeStarLeaf(error: unknown): Verdict {
  if (!(error instanceof StarLeafError)) return 'unknown';
  switch (error.failure) {
    case 'unreachable':
      return error instanceof NoAnswer && noConnection.test(error.code) ? 'down' : 'failing';
    case 'slow':
      return 'failing';
    case 'busy':
      // Without a status it was we who had no room for another request.
      return error.status === null ? 'unknown' : 'up';
    case 'down':
      return 'unknown';
    case 'sign-in-refused':
    case 'forbidden':
    case 'not-found':
    case 'refused':
    case 'quota':
    case 'unexpected':
      return 'up';
    default:
      return error.failure satisfies never;
  }
}
