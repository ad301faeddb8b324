import { z } from 'zod';
import { StarLeafError, type StarLeafFailure } from './errors.js';

/** An answer that is not a success. */
export interface Refusal {
  readonly status: number;
  readonly body: unknown;
  readonly server: string | null;
  readonly retryAfterSeconds: number | null;
}

/** The documentation gives no format for the body of an error; clients saw an object with the key `error`. */
const errorBody = z
  .object({
    error: z.union([z.string(), z.object({ message: z.string() }).transform(({ message }) => message)]),
  })
  .transform(({ error }) => error.trim().slice(0, 500));

/** What an unsuccessful answer means to the person, by its status. */
export function toStarLeafError({ status, body, server, retryAfterSeconds }: Refusal): StarLeafError {
  const reason = errorBody.safeParse(body).data;
  return new StarLeafError(failureOf(status), {
    status,
    ...(reason && { reason }),
    ...(server !== null && { server }),
    ...(retryAfterSeconds !== null && { retryAfterSeconds }),
  });
}

function failureOf(status: number): StarLeafFailure {
  switch (status) {
    case 401:
      return 'sign-in-refused';
    case 403:
      return 'forbidden';
    case 404:
    case 410:
      return 'not-found';
    case 429:
      return 'busy';
    case 449:
      return 'unreachable';
    case 507:
      return 'quota';
    default:
      if (status >= 500) return 'unreachable';
      return status >= 400 ? 'refused' : 'unexpected';
  }
}
