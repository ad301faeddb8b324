import type { ActionUse } from '../action.js';
import type { Answer } from '../answer.js';
import { buildForm } from '../form/build-form.js';
import type { Contents } from '../form/contents.js';
import { type Followed, followChoice, followPickers, followWords } from '../form/follow.js';
import { type FormReader, findFormReader } from '../form/form-reader.js';
import { type Memo, readMemo } from '../form/memo.js';
import { readContents } from '../form/read-contents.js';
import { readWords } from '../form/read-when.js';
import { CHOICE_ACTION } from '../form/reading-blocks.js';
import { WORDS_ACTION } from '../form/time-blocks.js';
import type { Press } from '../press.js';

/** One half of a form's time has changed: the other half follows, and the reading beneath the words with it. */
export async function followForm(press: Press, { tools }: ActionUse): Promise<Answer> {
  const { view } = press;
  const memo = view === null ? undefined : readMemo(view.metadata);
  if (view === null || memo === undefined) return {};
  const reader = await findFormReader(press.owner, tools);
  const followed = follow(press, { contents: readContents(view.values, memo), memo, reader });
  return followed === null ? {} : { view: buildForm({ ...followed, reader }) };
}

interface Form {
  readonly contents: Contents;
  readonly memo: Memo;
  readonly reader: FormReader;
}

function follow({ actionId, value }: Press, { contents, memo, reader }: Form): Followed | null {
  if (actionId === WORDS_ACTION) return followWords(contents, memo, reader);
  if (!actionId.startsWith(CHOICE_ACTION)) return followPickers(contents, memo, reader);
  const reading = readWords(contents.words, { ...reader, at: memo.at });
  const chosen = reading.kind === 'problem' ? reading.problem.alternatives[Number(value)] : undefined;
  return chosen === undefined ? null : followChoice(contents, memo, { schedule: chosen.schedule, reader });
}
