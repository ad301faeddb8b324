import { DateTime } from 'luxon';
import type { Context } from '../../src/meeting/read-sentence.js';

/** Somebody on Tuesday 24 November 2026 at 10 in the morning in London, unless said otherwise. */
export function contextAt(
  now = '2026-11-24T10:00:00',
  { zone = 'Europe/London', locale = 'en-GB' }: { readonly zone?: string; readonly locale?: string } = {},
): Context {
  const moment = DateTime.fromISO(now, { zone });
  if (!moment.isValid) throw new Error(`${now} is not a time in ${zone}`);
  return { now: moment, zone, locale };
}
