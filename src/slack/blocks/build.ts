import type { ActionsBlock, Button, ContextBlock, SectionBlock } from '@slack/types';
import { shorten, shortenMrkdwn } from './mrkdwn.js';

/** Slack's limits on what we build. https://docs.slack.dev/reference/block-kit */
const LIMITS = { section: 3000, context: 3000, buttonText: 75 } as const;

/** A paragraph of mrkdwn. */
export function section(mrkdwn: string): SectionBlock {
  return {
    type: 'section',
    text: { type: 'mrkdwn', text: shortenMrkdwn(mrkdwn, LIMITS.section), verbatim: true },
  };
}

/** A small grey line of mrkdwn. */
export function context(mrkdwn: string): ContextBlock {
  return {
    type: 'context',
    elements: [{ type: 'mrkdwn', text: shortenMrkdwn(mrkdwn, LIMITS.context), verbatim: true }],
  };
}

export interface ButtonFacts {
  readonly actionId: string;
  readonly label: string;
  readonly value?: string;
  /** Opens this address; Slack tells us of the press as well. */
  readonly url?: string;
  readonly style?: 'primary' | 'danger';
}

export function button({ actionId, label, value, url, style }: ButtonFacts): Button {
  return {
    type: 'button',
    action_id: actionId,
    text: { type: 'plain_text', text: shorten(label, LIMITS.buttonText), emoji: true },
    ...(value === undefined ? {} : { value }),
    ...(url === undefined ? {} : { url }),
    ...(style === undefined ? {} : { style }),
  };
}

/** A row of buttons. */
export function buttons(...row: readonly Button[]): ActionsBlock {
  return { type: 'actions', elements: [...row] };
}
