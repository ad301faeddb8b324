import { type DateTime, Duration } from 'luxon';
import type { Series } from './grammar/series.js';
import { offerMoments, offerTimesOn } from './offer.js';
import { isProblem, type Problem, type ProblemCode } from './problem.js';
import { type Context, type Reading, readSentence } from './read-sentence.js';
import type { MeetingRequest, Note, Part, Schedule } from './request.js';
import { neighbouringDays } from './resolve/neighbouring-days.js';
import { firstDayOf, toRule, withoutStart } from './resolve/rule.js';
import { isHeldByStarLeaf, toHeldSeries } from './resolve/starleaf-series.js';
import type { Choice, Repetition, When } from './resolve/when.js';
import { quote } from './tokens.js';

/** How long a meeting lasts if nobody says. */
export const DEFAULT_MINUTES = 30;

/** The longest meeting that StarLeaf is asked for. */
export const LONGEST_MINUTES = 24 * 60;

/** The longest that a range of two clock times may mean if it ends the next day. */
const LONGEST_NIGHT_MINUTES = 16 * 60;

/**
 * Reads a sentence as a meeting for somebody at a moment and place. Gives a Problem, with readings that would
 * work, wherever acting on the sentence would be a guess.
 */
export function parseMeeting(text: string, context: Context): MeetingRequest | Problem {
  const reading = readSentence(text, context);
  const variants = reading.variants();
  const [only] = variants;
  if (variants.length < 2) return decide(only ?? reading, context);
  const sane = variants.flatMap((each) => {
    const decided = decide(each, context);
    if (!isProblem(decided)) return [decided];
    return decided.problem === 'ambiguous' ? decided.alternatives : [];
  });
  return sane.length === 0 ? decide(reading, context) : asking(reading, sane);
}

function isRequest(reading: MeetingRequest | Problem): reading is MeetingRequest {
  return !isProblem(reading);
}

/** What becomes of a sentence that names one time. */
function decide(reading: Reading, context: Context): MeetingRequest | Problem {
  const { when } = reading;
  const length = when.minutes ?? lengthOf(when);
  if (length !== null && !(length >= 1 && length <= LONGEST_MINUTES && !isBackwards(when, length)))
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

/** "4pm to 3pm": over midnight a meeting may go on, but hardly until the next day's afternoon. */
function isBackwards({ minutes, used }: When, length: number): boolean {
  return minutes === null && length > LONGEST_NIGHT_MINUTES && used.some(({ kind }) => kind === 'clocks');
}

function lengthOf({ start, end }: When): number | null {
  return start === null || end === null ? null : Math.round(end.diff(start, 'minutes').minutes);
}

/** A time that one can meet at, if it is not over and StarLeaf can hold it. */
function settle(reading: Reading, when: When, context: Context): MeetingRequest | Problem {
  if (when.repetition !== null && !isHeld(reading, when.repetition.series)) {
    const held = toHeld(when, when.repetition);
    return toProblem('unsupported-recurrence', reading, held === null ? [] : [request(reading)(held)]);
  }
  if (when.start === null || when.start <= context.now)
    return toProblem('in-the-past', reading, offerLater(when, context, request(reading)));
  return request(reading)(when);
}

/** A repetition has one clock time, and all of its days. */
function isHeld({ when, unused }: Reading, series: Series): boolean {
  const otherClock = unused.some(({ kind }) => kind === 'clock' || kind === 'clocks');
  return !when.excepted && !otherClock && isHeldByStarLeaf(series);
}

/** The nearest that StarLeaf holds, from its own first day. */
function toHeld(when: When, { series, end }: Repetition): When | null {
  const held = isHeldByStarLeaf(series) ? series : toHeldSeries(series);
  const first = held === null || when.day === null ? null : firstDayOf(held, when.day);
  if (held === null || first === null || when.day === null) return null;
  const days = first.daysSince(when.day);
  const [start, ended] = [when.start, when.end].map((each) => each?.plus({ days }) ?? null);
  return { ...when, day: first, start: start ?? null, end: ended ?? null, repetition: { series: held, end } };
}

/** The days around one that does not exist, at the time that was said or at one that suits. */
function offerNeighbours(reading: Reading, context: Context): MeetingRequest[] {
  const { now } = context;
  const [said] = reading.when.used.flatMap((fact) => (fact.kind === 'day' ? [fact.day] : []));
  if (said === undefined) return [];
  const make = request(reading);
  return neighbouringDays(said, now.year).flatMap((day) => {
    const when = reading.on(day);
    if (when.trouble !== null) return [];
    if (when.start === null) return offerTimesOn(when, context, make).slice(0, 1);
    return when.start > now ? [make(when)] : [];
  });
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
  const settled = sane.map(({ when }) => settle(reading, when, context)).filter(isRequest);
  if (settled.length === 0 && reading.when.start === null)
    return toProblem('no-time', reading, offerTimesOn(reading.when, context, request(reading)));
  return asking(reading, settled);
}

/** If only one of several readings is left, there is no question. */
function asking(reading: Reading, readings: readonly MeetingRequest[]): MeetingRequest | Problem {
  const [only] = readings;
  return readings.length === 1 && only !== undefined ? only : toProblem('ambiguous', reading, readings);
}

function toProblem(problem: ProblemCode, reading: Reading, alternatives: readonly MeetingRequest[]): Problem {
  if (problem === 'impossible-date') return { problem, words: wordsOfDay(reading) ?? '', alternatives };
  if (problem === 'unsupported-recurrence')
    return { problem, words: wordsOfSeries(reading, reading.when) ?? '', alternatives };
  return { problem, words: wordsOf(reading, reading.when) ?? '', alternatives };
}

/** Makes requests of whatever time is settled on, with the rest of the sentence as it was read. */
function request(reading: Reading) {
  return (when: When): MeetingRequest => toRequest(reading, toSchedule(reading, when));
}

function toRequest({ title, participants, place, when }: Reading, schedule: Schedule): MeetingRequest {
  const rolled: Note[] = when.rolledOver && schedule.kind === 'once' ? [{ kind: 'rolled-over' }] : [];
  const ignored = title.ignored().map((words): Note => ({ kind: 'ignored', words }));
  return {
    title: title.words === null ? null : { value: title.words, words: title.words },
    schedule,
    participants,
    place,
    notes: [...rolled, ...ignored],
  };
}

function toSchedule(reading: Reading, when: When): Schedule {
  const { start, repetition } = when;
  const duration = toDuration(reading, when);
  if (start === null) return { kind: 'now', duration };
  const said: Part<DateTime<true>> = { value: start, words: wordsOf(reading, when) };
  if (repetition === null) return { kind: 'once', start: said, duration };
  const rule = toRule(withoutStart(repetition.series), repetition.end, when.zone);
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
  return quoteFacts(reading, when, (kind) => !['length', 'series', 'times', 'filler'].includes(kind));
}

function wordsOfDay(reading: Reading): string | null {
  return quoteFacts(
    reading,
    reading.when,
    (kind) => kind === 'day' || kind === 'days' || kind === 'starting',
  );
}

function wordsOfLength(reading: Reading, when: When): string | null {
  return quoteFacts(reading, when, (kind) => kind === 'length' || kind === 'end-clock' || kind === 'clocks');
}

function wordsOfSeries(reading: Reading, when: When): string | null {
  return quoteFacts(reading, when, (kind) => ['series', 'times', 'end-day', 'except'].includes(kind));
}

function quoteFacts({ sentence }: Reading, { used }: When, wanted: (kind: string) => boolean): string | null {
  const spans = used.filter(({ kind }) => wanted(kind)).toSorted((one, other) => one.from - other.from);
  const words = spans.map((span) => quote(sentence, span));
  return words.length === 0 ? null : words.join(' ');
}
