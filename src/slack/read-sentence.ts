import { parseMeeting } from '../meeting/parse.js';
import type { Problem } from '../meeting/problem.js';
import type { MeetingRequest } from '../meeting/request.js';
import { inZone } from './local-time.js';
import type { Person } from './people.js';

/**
 * Reads a sentence as its person meant it: in their zone and locale, and counted from when they typed it.
 * The same sentence always gives the same reading, so a reading may be named by its number later on.
 */
export function readSentence(
  text: string,
  { person, at }: { readonly person: Person; readonly at: number },
): MeetingRequest | Problem {
  const now = inZone(at, person.zone);
  return parseMeeting(text, { now, zone: now.zoneName, locale: person.locale });
}
