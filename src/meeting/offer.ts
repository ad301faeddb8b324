import type { DayPart } from './lexicon/lexicon.js';
import type { Context } from './read-sentence.js';
import type { MeetingRequest } from './request.js';
import { toMoment } from './resolve/moment.js';
import type { When } from './resolve/when.js';

type Make = (when: When) => MeetingRequest;

/** What a sentence whose time does not exist, or exists twice, may have meant. */
export function offerMoments(when: When, make: Make): MeetingRequest[] {
  const { trouble } = when;
  if (trouble === null || !('neighbours' in trouble)) return [];
  return trouble.neighbours.map((start) => make({ ...when, start, trouble: null }));
}

/** Hours that suit a day or the part of it that was said, in minutes after midnight. */
const SUITABLE: Readonly<Record<DayPart | 'day', readonly number[]>> = {
  day: [600, 840],
  morning: [540, 600],
  midday: [720, 780],
  afternoon: [840, 960],
  evening: [1080, 1140],
  night: [1200, 1260],
};

/** Two times on the day that was said without one, both still to come. */
export function offerTimesOn(when: When, { now }: Context, make: Make): MeetingRequest[] {
  const { day, zone, part } = when;
  if (day === null) return [];
  return SUITABLE[part ?? 'day'].flatMap((minutes) => {
    const time = toMoment(day, minutes, zone);
    return time.kind === 'one' && time.at > now ? [make({ ...when, start: time.at, lastDay: null })] : [];
  });
}
