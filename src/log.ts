import { type DestinationStream, type Logger, pino } from 'pino';
import type { LogLevel } from './config.js';
import { describeError } from './describe-error.js';
import { currentRequestId } from './request-id.js';

/** What never belongs in a log, should a careless line ever carry it. */
const SECRETS = ['password', 'key', 'token', 'cookie', 'email', 'text', 'body', 'response_url', 'headers'];

/** Structured lines, one a happening, each with the id of the request that causes it. @param destination standard error by default */
export function createLogger(level: LogLevel, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    serializers: { err: describeError },
    mixin: nameRequest,
    redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`]), remove: true },
  };
  return pino(options, destination ?? pino.destination({ dest: 2, sync: true }));
}

function nameRequest(): { readonly request?: string } {
  const request = currentRequestId();
  return request === undefined ? {} : { request };
}
