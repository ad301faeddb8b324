import { invocationId } from '../invocation.js';
import type { Modal } from '../modal.js';
import { buildShareForm, CONVERSATION, SHARE_FORM } from '../share/share-form.js';
import { shareMeeting } from '../share/share-meeting.js';

/** Where the card of a meeting is to be posted. */
export const shareModal: Modal = {
  id: SHARE_FORM,
  check: async ({ view }) =>
    view.values.conversation(CONVERSATION) === null ? { [CONVERSATION]: 'Choose a conversation.' } : null,
  submit: async ({ owner, view, conversation }, { tools }) => {
    const channelId = view.values.conversation(CONVERSATION) ?? '';
    const isAnswerable = conversation?.channelId === channelId;
    return shareMeeting({
      invocation: {
        id: invocationId(owner, `view ${view.rootId}`),
        at: tools.now(),
        text: `share ${view.metadata}`,
        owner,
        channelId: isAnswerable ? channelId : '',
        replyAddress: isAnswerable ? conversation.replyAddress : null,
        chosenReading: null,
      },
      which: view.metadata,
      place: { kind: 'channel', channelId },
      tools,
    });
  },
  rebuild: async ({ view }, { notice }) => buildShareForm({ ref: view.metadata, notice }),
};
