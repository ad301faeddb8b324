import { Duration } from 'luxon';
import { parseMeeting } from '../meeting/parse.js';
import { isProblem, type Problem } from '../meeting/problem.js';
import type { MeetingRequest } from '../meeting/request.js';
import { inZone } from './local-time.js';
import type { Person } from './people.js';

/**
 * Reads a sentence as its person meant it: in their zone and locale, and counted from when they typed it.
 * The same sentence always gives the same reading, so a reading may be named by its number later on.
 * @param options.defaultMinutes how long the meeting lasts where nobody says; half an hour unless set
 */
export function readSentence(
  text: string,
  options: { readonly person: Person; readonly at: number; readonly defaultMinutes?: number },
): MeetingRequest | Problem {
  const { person, at, defaultMinutes } = options;
  const now = inZone(at, person.zone);
  const reading = parseMeeting(text, { now, zone: now.zoneName, locale: person.locale });
  if (defaultMinutes === undefined) return reading;
  return isProblem(reading)
    ? { ...reading, alternatives: reading.alternatives.map((each) => lasting(each, defaultMinutes)) }
    : lasting(reading, defaultMinutes);
}

/** A length that somebody said stays; one that was filled in is theirs. */
function lasting(request: MeetingRequest, minutes: number): MeetingRequest {
  const { schedule } = request;
  if (schedule.kind === 'permanent' || schedule.duration.words !== null) return request;
  const duration = { value: Duration.fromObject({ minutes }), words: null };
  return { ...request, schedule: { ...schedule, duration } };
}
