import type { ModalView } from '@slack/types';
import { buildFormGone } from '../blocks/form-gone.js';
import { buildNoticeView } from '../blocks/notice-view.js';
import type { FieldErrors } from '../modal.js';
import type { Submission } from '../submission.js';
import type { Tools } from '../tools.js';
import { buildForm } from './build-form.js';
import type { Contents } from './contents.js';
import { blockIdOf, type Field } from './fields.js';
import { type FormReader, findFormReader } from './form-reader.js';
import { type Memo, readMemo } from './memo.js';
import { readContents } from './read-contents.js';
import { type FormRequest, readForm } from './read-form.js';
import { readWhen } from './read-when.js';

/** A form that was submitted. */
export interface SubmittedForm {
  readonly contents: Contents;
  readonly memo: Memo;
  readonly reader: FormReader;
}

/** Null where the form cannot be read any more. */
export async function readSubmitted(
  { owner, view }: Submission,
  tools: Tools,
): Promise<SubmittedForm | null> {
  const memo = readMemo(view.metadata);
  if (memo === undefined) return null;
  return { contents: readContents(view.values, memo), memo, reader: await findFormReader(owner, tools) };
}

/** What it asks for; null where something is wrong with it. */
export function readAsked({ contents, memo, reader }: SubmittedForm): FormRequest | null {
  const asked = readForm(contents, memo, reader);
  return 'faults' in asked ? null : asked;
}

/** What is wrong, under the fields as Slack knows them. */
export async function checkForm(submission: Submission, tools: Tools): Promise<FieldErrors | null> {
  const form = await readSubmitted(submission, tools);
  if (form === null) return null;
  const { contents, memo, reader } = form;
  const asked = readForm(contents, memo, reader);
  if (!('faults' in asked)) return null;
  const faults = Object.entries(asked.faults) as [Field, string][];
  return Object.fromEntries(faults.map(([field, fault]) => [blockIdOf(field, memo.revisions), fault]));
}

/** The form as it was left, with a notice above. */
export async function rebuildForm(
  submission: Submission,
  { notice, tools }: { readonly notice: string; readonly tools: Tools },
): Promise<ModalView> {
  const form = await readSubmitted(submission, tools);
  if (form === null) return buildNoticeView(buildFormGone());
  const { contents, memo, reader } = form;
  return buildForm({ ...form, reading: readWhen(contents, memo, reader), notice });
}
