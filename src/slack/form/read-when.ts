import { isProblem, type Problem } from '../../meeting/problem.js';
import type { Schedule } from '../../meeting/request.js';
import { inZone } from '../local-time.js';
import { readSentence } from '../read-sentence.js';
import type { Contents } from './contents.js';
import type { Faults } from './fields.js';
import type { FormReader } from './form-reader.js';
import { digest, type Memo, type Times } from './memo.js';
import { digestTimes } from './opened.js';
import { readTimes } from './times.js';

/** When a form says the meeting is. */
export type WhenReading =
  | {
      readonly kind: 'read';
      readonly schedule: Schedule;
      /** What stands among the words and is no time; null where nothing does. */
      readonly leftOver: string | null;
    }
  /** As it was when the form was filled in from StarLeaf. */
  | { readonly kind: 'untouched' }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'faults'; readonly faults: Faults };

/** Reads the time in words, counted from a moment in milliseconds since 1970. */
export function readWords(
  words: string,
  { person, at, defaultMinutes }: FormReader & { readonly at: number },
): WhenReading {
  const reading = readSentence(words, { person, at, defaultMinutes });
  if (isProblem(reading)) return { kind: 'problem', problem: reading };
  return { kind: 'read', schedule: reading.schedule, leftOver: reading.title?.value ?? null };
}

/** Reads the pickers. */
export function readPickers({ times }: Contents, memo: Memo, { person, now }: FormReader): WhenReading {
  const reading = readTimes(times, {
    now: inZone(now, person.zone),
    locale: person.locale,
    mayHavePassed: isAsOpened(times, memo),
  });
  return 'faults' in reading
    ? { kind: 'faults', faults: reading.faults }
    : { kind: 'read', schedule: reading.schedule, leftOver: null };
}

/**
 * Reads a form that is submitted. Whichever half of the time was changed last holds; a change that nobody has followed
 * yet, since the person was quicker than the network, is newer than what was followed.
 */
export function readWhen(contents: Contents, memo: Memo, reader: FormReader): WhenReading {
  const newWords = digest(contents.words) !== memo.words;
  const newTimes = !isSame(contents.times, memo.times);
  if (contents.words.trim() === '' && isAsOpened(contents.times, memo)) return { kind: 'untouched' };
  if (contents.words.trim() === '') return readPickers(contents, memo, reader);
  if (newWords && newTimes) return { kind: 'faults', faults: { words: DISAGREE } };
  if (newWords) return notPast(readWords(contents.words, { ...reader, at: reader.now }), contents, reader);
  if (newTimes || memo.source === 'times') return readPickers(contents, memo, reader);
  return notPast(readWords(contents.words, { ...reader, at: memo.at }), contents, reader);
}

/** A meeting that is changed may have begun, if its time stays. */
function isAsOpened(times: Times, { subject }: Memo): boolean {
  return subject.kind === 'edit' && digestTimes(times) === subject.opened.times;
}

const DISAGREE =
  'The words and the date and time below were both changed and do not agree. Change the one that is right once more.';

/** Words that were read a while ago may name a time that has passed since. */
function notPast(reading: WhenReading, { words }: Contents, { now }: FormReader): WhenReading {
  if (reading.kind !== 'read') return reading;
  const { schedule } = reading;
  const isLate = schedule.kind === 'once' && schedule.start.value.toMillis() <= now;
  return isLate ? { kind: 'problem', problem: { problem: 'in-the-past', words, alternatives: [] } } : reading;
}

function isSame(one: Contents['times'], other: Contents['times']): boolean {
  const names = Object.keys(one) as (keyof Contents['times'])[];
  return names.every((name) => one[name] === other[name]);
}
