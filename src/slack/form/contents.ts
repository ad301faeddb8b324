import type { Times } from './memo.js';

/** Something to be ticked. */
export type Option = 'require-owner' | 'recording' | 'send-emails';

/** What stands in a form. */
export interface Contents {
  readonly title: string;
  /** When, in words. */
  readonly words: string;
  readonly times: Times;
  /** Slack ids. */
  readonly people: readonly string[];
  /** As typed: addresses with commas or line breaks between them. */
  readonly guests: string;
  /** The conversation that the card goes to; null: nobody sees it. */
  readonly post: string | null;
  readonly agenda: string;
  /** Null: the organisation's. */
  readonly layout: string | null;
  readonly options: readonly Option[];
  /** Whether those whom StarLeaf mails hear of a change. */
  readonly tells: boolean;
}
