import type { ActionsBlock, Button, ConfirmationDialog, ContextBlock, SectionBlock } from '@slack/types';
import { shorten, shortenMrkdwn } from './mrkdwn.js';

/** Slack's limits on what we build. https://docs.slack.dev/reference/block-kit */
const LIMITS = {
  section: 3000,
  context: 3000,
  buttonText: 75,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
} as const;

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
  /** Slack asks this before it tells us of the press. */
  readonly confirm?: Confirmation;
}

/** A question before something is done, and the words on its two buttons. */
export interface Confirmation {
  readonly title: string;
  readonly question: string;
  readonly yes: string;
  readonly no: string;
}

export function button({ actionId, label, value, url, style, confirm }: ButtonFacts): Button {
  return {
    type: 'button',
    action_id: actionId,
    text: { type: 'plain_text', text: shorten(label, LIMITS.buttonText), emoji: true },
    ...(value === undefined ? {} : { value }),
    ...(url === undefined ? {} : { url }),
    ...(style === undefined ? {} : { style }),
    ...(confirm === undefined ? {} : { confirm: buildConfirmation(confirm) }),
  };
}

/** https://docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object */
export function buildConfirmation({ title, question, yes, no }: Confirmation): ConfirmationDialog {
  return {
    title: { type: 'plain_text', text: shorten(title, LIMITS.confirmTitle) },
    text: { type: 'plain_text', text: shorten(question, LIMITS.confirmText) },
    confirm: { type: 'plain_text', text: shorten(yes, LIMITS.confirmButton) },
    deny: { type: 'plain_text', text: shorten(no, LIMITS.confirmButton) },
  };
}

/** A row of buttons. */
export function buttons(...row: readonly Button[]): ActionsBlock {
  return { type: 'actions', elements: [...row] };
}
