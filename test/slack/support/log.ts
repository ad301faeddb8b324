import { Writable } from 'node:stream';
import { type Logger, pino } from 'pino';

/** A logger whose lines can be read. */
export function listen(): { readonly logger: Logger; readonly lines: string[] } {
  const lines: string[] = [];
  const sink = new Writable({
    write: (chunk, _, done) => {
      lines.push(String(chunk));
      done();
    },
  });
  return { logger: pino({ base: null, level: 'debug' }, sink), lines };
}
