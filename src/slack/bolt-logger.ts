import { type Logger as BoltLogger, LogLevel } from '@slack/bolt';
import type { Logger } from 'pino';

/**
 * Bolt's words on our log. Its debug lines hold whole payloads, sentences and all, so they are not passed on;
 * of objects only the kind is, since errors carry requests.
 */
export function createBoltLogger(logger: Logger): BoltLogger {
  const inWords = (parts: readonly unknown[]) => parts.map(nameOf).join(' ');
  return {
    debug: () => {},
    info: (...parts) => logger.debug(inWords(parts)),
    warn: (...parts) => logger.warn(inWords(parts)),
    error: (...parts) => logger.error(inWords(parts)),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}

function nameOf(part: unknown): string {
  if (typeof part === 'string') return part;
  return part instanceof Error ? part.name : typeof part;
}
