import type { ActionsBlockElement, KnownBlock, ModalView } from '@slack/types';
import type { Message } from '../message.js';
import { section } from './build.js';

/** Where a message is shown in a modal: `Not now` and its like are the modal's own Close there. */
export function buildNoticeView({ blocks }: Message): ModalView {
  return {
    type: 'modal',
    callback_id: NOTICE,
    title: { type: 'plain_text', text: 'StarLeaf' },
    close: { type: 'plain_text', text: 'Close' },
    blocks: blocks.flatMap(withoutDismissal),
  };
}

/** What people see while StarLeaf takes its time. */
export function buildLoadingView(): ModalView {
  return buildNoticeView({
    text: 'One moment',
    blocks: [section(':hourglass_flowing_sand: One moment, StarLeaf is being asked …')],
  });
}

/** Where nothing is left to say. */
export function buildDoneView(): ModalView {
  return buildNoticeView({ text: 'Done', blocks: [section(':white_check_mark: Done.')] });
}

/** The `callback_id` of views that only say something. */
export const NOTICE = 'notice';

function withoutDismissal(block: KnownBlock): readonly KnownBlock[] {
  if (block.type !== 'actions') return [block];
  const elements: ActionsBlockElement[] = block.elements.filter(({ action_id }) => action_id !== 'dismiss');
  return elements.length === 0 ? [] : [{ ...block, elements }];
}
