import type { KnownBlock, ModalView } from '@slack/types';
import { section } from './build.js';
import { shorten } from './mrkdwn.js';

/** Slack's limit on the words of a modal's frame. https://docs.slack.dev/reference/views/modal-views */
const LONGEST_TITLE = 24;

/** A modal to be filled in. */
export function buildFormView(facts: {
  /** The id of its row in MODALS. */
  readonly id: string;
  readonly title: string;
  readonly submit: string;
  /** What the view carries: ids alone. */
  readonly metadata: string;
  /** What is said above the fields, in mrkdwn; null where nothing is. */
  readonly notice: string | null;
  readonly blocks: readonly KnownBlock[];
}): ModalView {
  const { id, title, submit, metadata, notice, blocks } = facts;
  return {
    type: 'modal',
    callback_id: id,
    title: plain(title),
    submit: plain(submit),
    close: plain('Close'),
    private_metadata: metadata,
    blocks: [...(notice === null ? [] : [section(notice)]), ...blocks],
  };
}

function plain(text: string) {
  return { type: 'plain_text', text: shorten(text, LONGEST_TITLE) } as const;
}
