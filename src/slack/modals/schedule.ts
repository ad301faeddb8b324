import type { MeetingRequest } from '../../meeting/request.js';
import type { Answer } from '../answer.js';
import { buildFormGone } from '../blocks/form-gone.js';
import { FORM_IDS } from '../form/build-form.js';
import { toFormInvocation } from '../form/form-invocation.js';
import type { FormRequest } from '../form/read-form.js';
import { checkForm, readAsked, readSubmitted, rebuildForm } from '../form/submitted.js';
import type { Modal, ModalUse } from '../modal.js';
import { schedule } from '../schedule.js';
import type { Submission } from '../submission.js';

/** *Schedule a meeting*: the form whose submission makes one, by the same way as a sentence. */
export const scheduleModal: Modal = {
  id: FORM_IDS.schedule,
  check: (submission, { tools }) => checkForm(submission, tools),
  submit,
  rebuild: rebuildForm,
};

async function submit(submission: Submission, { tools }: ModalUse): Promise<Answer> {
  const form = await readSubmitted(submission, tools);
  const asked = form === null ? null : readAsked(form);
  if (form === null || asked === null) return { privately: buildFormGone() };
  const { subject } = form.memo;
  const thread = subject.kind === 'schedule' ? subject.thread : null;
  const request = toRequest(asked, form.contents.post);
  if (request === null) return { privately: buildFormGone() };
  return schedule(request, {
    invocation: toFormInvocation(submission, { channelId: thread?.channelId ?? null, now: tools.now() }),
    tools,
    form: { extras: asked.extras, threadTs: thread?.ts ?? null },
  });
}

/** Null where the form, against all order, names no time. */
function toRequest(
  { title, schedule: when, participants }: FormRequest,
  post: string | null,
): MeetingRequest | null {
  if (when === null) return null;
  return {
    title: title === '' ? null : { value: title, words: title },
    schedule: when,
    participants,
    place: {
      value: post === null ? { kind: 'privately' } : { kind: 'channel', channelId: post },
      words: null,
    },
    notes: [],
  };
}
