import { shorten } from '../blocks/mrkdwn.js';
import { MOST_ADDRESSES, readAddresses } from '../invite/addresses.js';
import { ADDRESSES, buildInviteForm, INVITE_FORM } from '../invite/invite-form.js';
import { inviteGuests } from '../invite/invite-guests.js';
import type { Modal } from '../modal.js';
import { toInvocation } from '../press-invocation.js';

/** Guests to be invited to StarLeaf, by e-mail address. */
export const inviteModal: Modal = {
  id: INVITE_FORM,
  check: async ({ view }) => {
    const fault = findFault(view.values.text(ADDRESSES));
    return fault === null ? null : { [ADDRESSES]: fault };
  },
  submit: async (submission, { tools }) => {
    const { good } = readAddresses(submission.view.values.text(ADDRESSES));
    return inviteGuests(good, {
      invocation: toInvocation(submission, { text: 'invite', now: tools.now() }),
      tools,
    });
  },
  rebuild: async ({ view }, { notice }) =>
    buildInviteForm({ addresses: view.values.text(ADDRESSES), notice }),
};

/** What is wrong with the addresses, as it stands under their field; null where nothing is. */
export function findFault(text: string): string | null {
  const { good, bad } = readAddresses(text);
  if (bad.length > 0) return describeBad(bad);
  if (good.length === 0) return 'Give at least one e-mail address.';
  const surplus = good.length - MOST_ADDRESSES;
  return surplus > 0 ? `These are ${good.length}: up to ${MOST_ADDRESSES} can be invited at a time.` : null;
}

/** How many of them are quoted. */
const MOST_QUOTED = 5;

function describeBad(bad: readonly string[]): string {
  const quoted = bad.slice(0, MOST_QUOTED).map((word) => `“${shorten(word, 60)}”`);
  const others = bad.length - quoted.length;
  const list = others > 0 ? `${quoted.join(', ')} and ${others} more` : quoted.join(', ');
  return bad.length === 1 ? `${list} is no e-mail address.` : `These are no e-mail addresses: ${list}.`;
}
