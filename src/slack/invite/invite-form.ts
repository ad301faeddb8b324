import type { ModalView } from '@slack/types';
import { section } from '../blocks/build.js';
import { buildFormView } from '../blocks/form-view.js';
import { textInput } from '../blocks/inputs.js';
import { MOST_ADDRESSES } from './addresses.js';

/** The `callback_id` of the modal for guests. */
export const INVITE_FORM = 'invite';

/** The `block_id` of its field. */
export const ADDRESSES = 'addresses';

/** What a text input of Slack holds. */
const LONGEST_INPUT = 3000;

/** The form in which several guests are invited at once. */
export function buildInviteForm(facts: {
  readonly addresses: string;
  readonly notice: string | null;
}): ModalView {
  return buildFormView({
    id: INVITE_FORM,
    title: 'Invite guests',
    submit: 'Invite',
    metadata: '',
    notice: facts.notice,
    blocks: [
      section(
        'StarLeaf sends each of them a mail with which they can sign up, so that you can call each other.',
      ),
      textInput({
        id: ADDRESSES,
        label: 'E-mail addresses',
        hint: `Separated by commas, blanks or lines; up to ${MOST_ADDRESSES}. Nobody but you and StarLeaf sees them.`,
        value: facts.addresses,
        longest: LONGEST_INPUT,
        isMultiline: true,
        placeholder: 'ana@example.com, ben@example.com',
      }),
    ],
  });
}
