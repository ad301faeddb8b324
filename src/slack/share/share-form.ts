import type { ModalView } from '@slack/types';
import { buildFormView } from '../blocks/form-view.js';
import { input } from '../blocks/inputs.js';

/** The `callback_id` of the modal that asks where a card goes. */
export const SHARE_FORM = 'share';

/** The `block_id` of its field. */
export const CONVERSATION = 'conversation';

/** The form for a conversation; the reference of the meeting goes with it. */
export function buildShareForm({
  ref,
  notice,
}: {
  readonly ref: string;
  readonly notice: string | null;
}): ModalView {
  return buildFormView({
    id: SHARE_FORM,
    title: 'Share a meeting',
    submit: 'Share',
    metadata: ref,
    notice,
    blocks: [
      input(
        { id: CONVERSATION, label: 'Where to?', hint: 'Everybody there sees the card and can join.' },
        {
          type: 'conversations_select',
          default_to_current_conversation: true,
          // The reply address of the conversation lets the card through where the app is no member.
          response_url_enabled: true,
          filter: { include: ['public', 'private', 'mpim', 'im'], exclude_bot_users: true },
        },
      ),
    ],
  });
}
