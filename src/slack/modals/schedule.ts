import type { ModalView } from '@slack/types';
import type { Answer } from '../answer.js';
import { buildFormGone } from '../blocks/form-gone.js';
import { buildNoticeView } from '../blocks/notice-view.js';
import { buildForm, FORM_IDS } from '../form/build-form.js';
import { blockIdOf, type Field } from '../form/fields.js';
import { findFormReader } from '../form/form-reader.js';
import { type Memo, readMemo } from '../form/memo.js';
import { readContents } from '../form/read-contents.js';
import { readForm } from '../form/read-form.js';
import { readWhen } from '../form/read-when.js';
import { type Invocation, invocationId } from '../invocation.js';
import type { FieldErrors, Modal, ModalUse } from '../modal.js';
import { schedule } from '../schedule.js';
import type { Submission } from '../submission.js';
import type { Tools } from '../tools.js';

/** *Schedule a meeting*: the form whose submission makes one, by the same way as a sentence. */
export const scheduleModal: Modal = { id: FORM_IDS.schedule, check, submit, rebuild };

async function check(submission: Submission, { tools }: ModalUse): Promise<FieldErrors | null> {
  const form = await read(submission, tools);
  return form !== null && 'faults' in form.asked ? toErrors(form.asked.faults, form.memo) : null;
}

async function submit(submission: Submission, { tools }: ModalUse): Promise<Answer> {
  const form = await read(submission, tools);
  if (form === null || 'faults' in form.asked) return { privately: buildFormGone() };
  const { memo, asked } = form;
  const thread = memo.subject.kind === 'schedule' ? memo.subject.thread : null;
  return schedule(asked.request, {
    invocation: toInvocation(submission, { channelId: thread?.channelId ?? null, now: tools.now() }),
    tools,
    form: { extras: asked.extras, threadTs: thread?.ts ?? null },
  });
}

async function rebuild(
  { owner, view }: Submission,
  { notice, tools }: { readonly notice: string; readonly tools: Tools },
): Promise<ModalView> {
  const memo = readMemo(view.metadata);
  if (memo === undefined) return buildNoticeView(buildFormGone());
  const reader = await findFormReader(owner, tools);
  const contents = readContents(view.values, memo);
  return buildForm({ contents, memo, reading: readWhen(contents, memo, reader), reader, notice });
}

async function read({ owner, view }: Submission, tools: Tools) {
  const memo = readMemo(view.metadata);
  if (memo === undefined) return null;
  const reader = await findFormReader(owner, tools);
  return { memo, asked: readForm(readContents(view.values, memo), memo, reader) };
}

function toErrors(faults: Readonly<Partial<Record<Field, string>>>, memo: Memo): FieldErrors {
  const fields = Object.keys(faults) as Field[];
  return Object.fromEntries(fields.map((field) => [blockIdOf(field, memo.revisions), faults[field] ?? '']));
}

/** One form makes one conference, however often it is submitted. */
function toInvocation(
  { owner, view, conversation }: Submission,
  { channelId, now }: { readonly channelId: string | null; readonly now: number },
): Invocation {
  return {
    id: invocationId(owner, `view ${view.rootId}`),
    at: now,
    text: '',
    owner,
    channelId: channelId ?? conversation?.channelId ?? '',
    replyAddress: conversation?.replyAddress ?? null,
    chosenReading: null,
  };
}
