import type { Answer } from '../answer.js';
import {
  buildProfileChanged,
  buildProfileUnchanged,
  buildUnreadableForm,
} from '../blocks/profile-changed.js';
import { withAccount } from '../connected.js';
import type { FieldErrors, Modal, ModalUse } from '../modal.js';
import { toInvocation } from '../press-invocation.js';
import { FIELD_LABELS, fieldId, readFields } from '../profile/profile-fields.js';
import { buildProfileForm, PROFILE_FORM } from '../profile/profile-form.js';
import { findChanges, readShown, type ShownProfile } from '../profile/shown-profile.js';
import type { Submission } from '../submission.js';

/** The person's StarLeaf profile; StarLeaf is told of what changed and of nothing else. */
export const profileModal: Modal = {
  id: PROFILE_FORM,
  check: async ({ view }) => findFaults(readFields(view.values)),
  submit: save,
  rebuild: async ({ owner, view }, { notice, tools }) => {
    // Whatever failed may be the store, and then the form is shown without the address.
    const account = await tools.vault.describe(owner).catch(() => undefined);
    return buildProfileForm({
      shown: readShown(view.metadata) ?? NOTHING_SHOWN,
      fields: readFields(view.values),
      email: account?.email ?? null,
      notice,
    });
  },
};

const NOTHING_SHOWN: ShownProfile = {
  defaults: { zone: null, locale: null, layout: null },
  managedBy: null,
  fingerprints: {},
};

async function save(submission: Submission, { tools }: ModalUse): Promise<Answer> {
  const shown = readShown(submission.view.metadata);
  if (shown === undefined) return { privately: buildUnreadableForm() };
  const change = findChanges(readFields(submission.view.values), shown);
  if (Object.keys(change).length === 0) return { privately: buildProfileUnchanged() };
  const invocation = toInvocation(submission, { text: 'profile', now: tools.now() });
  return withAccount({ invocation, draftWords: null, tools }, async ({ starleaf }) => {
    await starleaf.changeProfile(change);
    return { privately: buildProfileChanged(change, shown.defaults) };
  });
}

function findFaults(fields: ReturnType<typeof readFields>): FieldErrors | null {
  const blank = (['firstname', 'lastname'] as const).filter((name) => fields[name] === '');
  const phones = (['phoneWork', 'phoneMobile', 'phoneHome'] as const).filter((name) => {
    const phone = fields[name];
    return phone != null && !/\d/.test(phone);
  });
  const faults = [
    ...blank.map((name) => [fieldId(name), `${FIELD_LABELS[name]} cannot be empty.`]),
    ...phones.map((name) => [fieldId(name), 'This is no phone number: it has no digit.']),
  ];
  return faults.length === 0 ? null : Object.fromEntries(faults);
}
