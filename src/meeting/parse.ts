import { type DateTime, Duration } from 'luxon';
import { offerMoments, offerTimesOn } from './offer.js';
import type { Problem, ProblemCode } from './problem.js';
import { type Context, type Reading, readSentence } from './read-sentence.js';
import type { MeetingRequest, Note, Part, Schedule } from './request.js';
import { neighbouringDays } from './resolve/neighbouring-days.js';
import { toRule } from './resolve/rule.js';
import { isHeldByStarLeaf, toHeldSeries } from './resolve/starleaf-series.js';
import type { Choice, When } from './resolve/when.js';

/** How long a meeting lasts if nobody says. */
export const DEFAULT_MINUTES = 30;

/** The longest meeting that StarLeaf is asked for. */
export const LONGEST_MINUTES = 24 * 60;

/**
 * Reads a sentence as a meeting for somebody at a moment and place. Gives a Problem, with readings that would
 * work, wherever acting on the sentence would be a guess.
 */
export function parseMeeting(text: string, context: Context): MeetingRequest | Problem {
  const reading = readSentence(text, context);
  const { when } = reading;
  const length = when.minutes ?? lengthOf(when);
  if (length !== null && !(length >= 1 && length <= LONGEST_MINUTES))
    return toProblem('impossible-length', reading, []);
  if (when.now) return toRequest(reading, { kind: 'now', duration: toDuration(reading, when) });
  if (when.trouble?.kind === 'impossible-date')
    return toProblem('impossible-date', reading, offerNeighbours(reading, context));
  if (when.trouble !== null)
    return toProblem(when.trouble.kind, reading, offerMoments(when, request(reading)));
  if (when.doubts.length > 0) return askWhich(reading, context);
  if (when.start === null)
    return toProblem('no-time', reading, offerTimesOn(when, context, request(reading)));
  return settle(reading, when, context);
}

function lengthOf({ start, end, lastDay, day }: When): number | null {
  if (start !== null && end !== null) return Math.round(end.diff(start, 'minutes').minutes);
  return start !== null && lastDay !== null && day !== null ? (lastDay.daysSince(day) + 1) * 1440 : null;
}

/** A time that one can meet at, if it is not over and StarLeaf can hold it. */
function settle(reading: Reading, when: When, context: Context): MeetingRequest | Problem {
  if (when.repetition !== null && (when.excepted || !isHeldByStarLeaf(when.repetition.series))) {
    const series = when.excepted ? when.repetition.series : toHeldSeries(when.repetition.series);
    const held =
      series === null ? [] : [request(reading)({ ...when, repetition: { ...when.repetition, series } })];
    return toProblem('unsupported-recurrence', reading, held);
  }
  if (when.start === null || when.start <= context.now)
    return toProblem('in-the-past', reading, offerLater(when, context, request(reading)));
  return request(reading)(when);
}

/** The days around one that does not exist, at the time that was said. */
function offerNeighbours(reading: Reading, { now }: Context): MeetingRequest[] {
  const [said] = reading.when.used.flatMap((fact) => (fact.kind === 'day' ? [fact.day] : []));
  if (said === undefined) return [];
  return neighbouringDays(said, now.year)
    .map((day) => reading.on(day))
    .filter(({ start, trouble }) => start !== null && start > now && trouble === null)
    .map(request(reading));
}

/** The same time on the next day or year that is still to come. */
function offerLater(when: When, { now }: Context, make: (when: When) => MeetingRequest): MeetingRequest[] {
  const { start } = when;
  if (start === null) return [];
  const days = Math.ceil(now.diff(start, 'days').days);
  const step = days > 31 ? { years: Math.max(1, now.year - start.year) } : { days: Math.max(1, days) };
  const later = start.plus(step);
  const move = later <= now ? later.plus(days > 31 ? { years: 1 } : { days: 1 }) : later;
  const end = when.end === null ? null : move.plus(when.end.diff(start));
  return [make({ ...when, start: move, end })];
}

/** Both readings of a sentence that has two; if only one is still to come, there is no question. */
function askWhich(reading: Reading, context: Context): MeetingRequest | Problem {
  const choices = reading.when.doubts.reduce<Choice[]>(
    (sofar, doubt) => sofar.flatMap((choice) => [choice, { ...choice, [doubt]: true }]),
    [{}],
  );
  const sane = choices
    .map((choice) => reading.choose(choice))
    .flatMap((when) => (when.start !== null && when.trouble === null ? [{ when, start: when.start }] : []))
    .filter(({ start }) => start > context.now)
    .sort((one, other) => one.start.toMillis() - other.start.toMillis());
  const settled = sane
    .map(({ when }) => settle(reading, when, context))
    .filter((each): each is MeetingRequest => !('problem' in each));
  const [only] = settled;
  if (settled.length === 1 && only !== undefined) return only;
  if (reading.when.start === null)
    return toProblem('no-time', reading, offerTimesOn(reading.when, context, request(reading)));
  return toProblem('ambiguous', reading, settled);
}

function toProblem(problem: ProblemCode, reading: Reading, alternatives: readonly MeetingRequest[]): Problem {
  if (problem === 'impossible-date') return { problem, words: wordsOfDay(reading) ?? '', alternatives };
  return { problem, words: wordsOf(reading, reading.when) ?? '', alternatives };
}

/** Makes requests of whatever time is settled on, with the rest of the sentence as it was read. */
function request(reading: Reading) {
  return (when: When): MeetingRequest => toRequest(reading, toSchedule(reading, when));
}

function toRequest({ title, participants, place, when }: Reading, schedule: Schedule): MeetingRequest {
  const notes: Note[] = when.rolledOver && schedule.kind === 'once' ? [{ kind: 'rolled-over' }] : [];
  return {
    title: title.words === null ? null : { value: title.words, words: title.words },
    schedule,
    participants,
    place,
    notes,
  };
}

function toSchedule(reading: Reading, when: When): Schedule {
  const { start, repetition } = when;
  const duration = toDuration(reading, when);
  if (start === null) return { kind: 'now', duration };
  const said: Part<DateTime<true>> = { value: start, words: wordsOf(reading, when) };
  if (repetition === null) return { kind: 'once', start: said, duration };
  const rule = toRule(repetition.series, repetition.end, when.zone);
  return {
    kind: 'recurring',
    start: said,
    duration,
    recurrence: { value: rule, words: wordsOfSeries(reading, when) },
  };
}

function toDuration(reading: Reading, when: When): Part<Duration> {
  const minutes = when.minutes ?? lengthOf(when);
  const value = Duration.fromObject({ minutes: minutes ?? DEFAULT_MINUTES });
  return { value, words: minutes === null ? null : (wordsOfLength(reading, when) ?? wordsOf(reading, when)) };
}

function wordsOf(reading: Reading, when: When): string | null {
  return quote(reading, when, (kind) => !['length', 'series', 'times', 'filler'].includes(kind));
}

function wordsOfDay(reading: Reading): string | null {
  return quote(reading, reading.when, (kind) => kind === 'day' || kind === 'days' || kind === 'starting');
}

function wordsOfLength(reading: Reading, when: When): string | null {
  return quote(reading, when, (kind) => kind === 'length' || kind === 'end-clock' || kind === 'clocks');
}

function wordsOfSeries(reading: Reading, when: When): string | null {
  return quote(reading, when, (kind) => kind === 'series' || kind === 'times' || kind === 'end-day');
}

function quote({ sentence }: Reading, { used }: When, wanted: (kind: string) => boolean): string | null {
  const spans = used.filter(({ kind }) => wanted(kind)).toSorted((one, other) => one.from - other.from);
  const words = spans.map(({ from, next }) =>
    sentence.source.slice(sentence.tokens[from]?.start, sentence.tokens[next - 1]?.end),
  );
  return words.length === 0 ? null : words.join(' ');
}
