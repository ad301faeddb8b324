import { StarLeafError } from './errors.js';

/** For `catch`, where something that is not there is an answer and not a failure. */
export function undefinedIfNotFound(error: unknown): undefined {
  if (error instanceof StarLeafError && error.failure === 'not-found') return undefined;
  throw error;
}
