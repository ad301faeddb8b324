import type { FormFacts } from './build-form.js';
import type { Contents } from './contents.js';
import type { Memo } from './memo.js';
import { digestParts, mergeContents } from './opened.js';
import { readWhen } from './read-when.js';
import type { SubmittedForm } from './submitted.js';

const CHANGED =
  ':warning: This meeting was changed in StarLeaf after the form had opened, so nothing is saved yet. What you typed is still there; everything else is as it is now. Look it over, then save again.';

/** A form whose meeting is another by now: what its person changed stays, the rest is filled in afresh. */
export function refreshForm({ contents, memo, reader }: SubmittedForm, fresh: Contents): FormFacts {
  const { subject, revisions } = memo;
  if (subject.kind !== 'edit') throw new Error('only what is edited can have changed');
  const merged = mergeContents(contents, fresh, subject.opened);
  const refreshed: Memo = {
    ...memo,
    subject: { ...subject, opened: digestParts(fresh) },
    times: memo.source === 'words' && merged.words.trim() !== '' ? memo.times : merged.times,
    // Fields under new ids take what they are filled in with.
    revisions: { words: revisions.words, times: revisions.times + 1, rest: revisions.rest + 1 },
  };
  const reading = readWhen(merged, refreshed, reader);
  return { contents: merged, memo: refreshed, reading, reader, notice: CHANGED };
}
