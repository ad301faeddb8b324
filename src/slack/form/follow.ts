import { describeSchedule } from '../../meeting/describe.js';
import type { Schedule } from '../../meeting/request.js';
import { inZone } from '../local-time.js';
import type { Contents } from './contents.js';
import type { FormReader } from './form-reader.js';
import { digest, type Memo } from './memo.js';
import { movePattern } from './pattern.js';
import { readPickers, readWords, type WhenReading } from './read-when.js';
import { toTimes } from './times.js';

/** A form after one half of its time has followed the other. */
export interface Followed {
  readonly contents: Contents;
  readonly memo: Memo;
  readonly reading: WhenReading;
}

/** The words have changed: where they make sense the pickers show what they mean. */
export function followWords(contents: Contents, memo: Memo, reader: FormReader): Followed {
  if (contents.words.trim() === '') return followPickers(contents, memo, reader);
  const reading = readWords(contents.words, { ...reader, at: reader.now });
  const followed = { ...memo, source: 'words', at: reader.now, words: digest(contents.words) } as const;
  if (reading.kind !== 'read') return { contents, memo: { ...followed, times: contents.times }, reading };
  return { ...setPickers(contents, followed, { schedule: reading.schedule, reader }), reading };
}

/** A picker has changed: where there are words they are put as the pickers have it. */
export function followPickers(contents: Contents, memo: Memo, reader: FormReader): Followed {
  const { times } = contents;
  const pattern = times.pattern === null ? null : movePattern(times.pattern, memo.times.date, times.date);
  const moved = { ...contents, times: { ...times, pattern } };
  const reading = readPickers(moved, memo, reader);
  const followed = {
    ...memo,
    source: 'times',
    at: reader.now,
    times: moved.times,
    revisions: { ...memo.revisions, times: memo.revisions.times + 1 },
  } as const;
  if (reading.kind !== 'read' || contents.words.trim() === '')
    return { contents: moved, memo: { ...followed, words: digest(contents.words) }, reading };
  return { ...setWords(moved, followed, { schedule: reading.schedule, reader }), reading };
}

/** One of several readings of the words was chosen: words and pickers show it. */
export function followChoice(
  contents: Contents,
  memo: Memo,
  { schedule, reader }: { readonly schedule: Schedule; readonly reader: FormReader },
): Followed {
  const picked = setPickers(contents, { ...memo, source: 'times', at: reader.now }, { schedule, reader });
  return {
    ...setWords(picked.contents, picked.memo, { schedule, reader }),
    reading: { kind: 'read', schedule, leftOver: null },
  };
}

type Half = { readonly schedule: Schedule; readonly reader: FormReader };

function setPickers(contents: Contents, memo: Memo, { schedule, reader }: Half) {
  const times = toTimes(schedule, inZone(reader.now, reader.person.zone));
  const revisions = { ...memo.revisions, times: memo.revisions.times + 1 };
  return { contents: { ...contents, times }, memo: { ...memo, times, revisions } };
}

function setWords(contents: Contents, memo: Memo, { schedule, reader }: Half) {
  const { person, now } = reader;
  const words = describeSchedule(schedule, { locale: person.locale, now: inZone(now, person.zone) });
  const revisions = { ...memo.revisions, words: memo.revisions.words + 1 };
  return { contents: { ...contents, words }, memo: { ...memo, words: digest(words), revisions } };
}
