import { type DestinationStream, type LogFn, type Logger, type LoggerOptions, pino } from 'pino';
import type { LogLevel } from './config.js';
import { currentRequestId } from './request-id.js';
import { scrub } from './scrub.js';

/** Structured lines, one a happening, each with the id of the request that causes it. @param destination standard error by default */
export function createLogger(level: LogLevel, destination?: DestinationStream): Logger {
  const options: LoggerOptions = {
    level,
    base: null,
    mixin: nameRequest,
    hooks: { logMethod: writeScrubbed },
  };
  return pino(options, destination ?? pino.destination({ dest: 2, sync: true }));
}

function writeScrubbed(this: Logger, given: Parameters<LogFn>, write: LogFn): void {
  write.apply(this, given.map((each) => scrub(each)) as Parameters<LogFn>);
}

function nameRequest(): { readonly request?: string } {
  const request = currentRequestId();
  return request === undefined ? {} : { request };
}
