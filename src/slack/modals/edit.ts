import type { Answer } from '../answer.js';
import { buildFormGone } from '../blocks/form-gone.js';
import { changeMeeting } from '../changes/change-meeting.js';
import type { ConnectedAccount } from '../connected.js';
import { withAccount } from '../connected.js';
import { buildForm, FORM_IDS } from '../form/build-form.js';
import { readEditBase } from '../form/edit-base.js';
import { toEditChange } from '../form/edit-change.js';
import { toEditContents } from '../form/edit-contents.js';
import { toFormInvocation } from '../form/form-invocation.js';
import { answerGone } from '../form/open-edit.js';
import { isStale } from '../form/opened.js';
import { refreshForm } from '../form/refresh-form.js';
import { checkForm, readAsked, readSubmitted, rebuildForm, type SubmittedForm } from '../form/submitted.js';
import type { Modal, ModalUse } from '../modal.js';
import { findInvited } from '../plan.js';
import type { Submission } from '../submission.js';

/** *Edit*: the form of a meeting, or of some of a series, whose submission changes them. */
export const editModal: Modal = {
  id: FORM_IDS.edit,
  check: (submission, { tools }) => checkForm(submission, tools),
  submit,
  rebuild: rebuildForm,
};

async function submit(submission: Submission, use: ModalUse): Promise<Answer> {
  const { tools } = use;
  const form = await readSubmitted(submission, tools);
  if (form === null) return { privately: buildFormGone() };
  const invocation = toFormInvocation(submission, { channelId: null, now: tools.now() });
  // The form stays open for who has to connect first.
  return withAccount({ invocation, draftWords: null, tools }, (account) =>
    change(form, { submission, use, account }),
  );
}

/** Reads the meeting once more before it is changed: what others did meanwhile is shown, never overwritten. */
async function change(
  form: SubmittedForm,
  { submission, use, account }: { submission: Submission; use: ModalUse; account: ConnectedAccount },
): Promise<Answer> {
  const { tools } = use;
  const { owner } = submission;
  const { memo, reader, contents } = form;
  const asked = readAsked(form);
  const { subject } = memo;
  if (asked === null || subject.kind !== 'edit') return { privately: buildFormGone() };
  const base = await readEditBase(subject, { starleaf: account.starleaf, now: tools.now() });
  if (base === undefined) return answerGone(subject, { owner, account, tools });
  const fresh = await toEditContents(base.shown, { reader, people: tools.people });
  if (isStale(fresh, subject.opened)) {
    return { view: buildForm(refreshForm(form, fresh)), keepsPressed: true };
  }
  const invited = await findInvited(asked.participants, { people: tools.people, organiser: reader.person });
  return changeMeeting({
    tools,
    account,
    owner,
    confId: subject.confId,
    change: toEditChange(asked, {
      subject,
      base,
      invited,
      reader,
      tells: contents.tells,
      offers: memo.offers,
    }),
  });
}
