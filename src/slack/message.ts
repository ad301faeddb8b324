import type { KnownBlock } from '@slack/types';

/** What Slack shows: blocks, and the same in plain words for notifications and screen readers. */
export interface Message {
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
}
