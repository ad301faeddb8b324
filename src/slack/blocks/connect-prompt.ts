import type { Message } from '../message.js';
import { button, buttons, context, section } from './build.js';

/** Why somebody is asked to connect. */
export type ConnectReason = 'not-connected' | 'sign-in-refused' | 'asked' | 'switch';

/** A private request to connect a StarLeaf account, with the link to do it. */
export function buildConnectPrompt(facts: {
  readonly reason: ConnectReason;
  /** What waits, in mrkdwn; null where nothing does. */
  readonly draftWords: string | null;
  readonly url: string;
  readonly draftId: string;
}): Message {
  const { reason, draftWords, url, draftId } = facts;
  const why = describeReason(reason, draftWords);
  return {
    text: `${why} Connect here within ten minutes: ${url}`,
    blocks: [
      section(why),
      buttons(
        button({
          actionId: 'open-connect',
          label: draftWords === null ? 'Connect my account' : 'Connect and continue',
          url,
          value: draftId,
          style: 'primary',
        }),
        button({ actionId: 'explain-connect', label: 'What will StarLeaf see?', value: 'explain' }),
        button({ actionId: 'dismiss', label: 'Not now', value: 'dismiss' }),
      ),
      context(
        'The link is yours alone, works once and for ten minutes. Your password never passes through Slack.',
      ),
    ],
  };
}

function describeReason(reason: ConnectReason, draftWords: string | null): string {
  const waits = draftWords === null ? '' : `I read this as ${draftWords}.\n`;
  const after =
    draftWords === null
      ? ' Then press the button once more.'
      : ' What you typed waits for you and continues by itself.';
  switch (reason) {
    case 'not-connected':
      return `${waits}To do it I need your StarLeaf account. Connecting takes a minute.${after}`;
    case 'sign-in-refused':
      return `${waits}StarLeaf no longer accepts your sign-in; perhaps your password has changed. Please connect again.${after}`;
    case 'asked':
      return 'Connect your StarLeaf account, and meetings that you type here are scheduled as yours.';
    case 'switch':
      return 'Sign in with the other StarLeaf account. Until you have, the present one stays connected.';
    default:
      return reason satisfies never;
  }
}

/** What connecting means, for those who ask before they do. */
export function buildConnectExplanation(): Message {
  const text = [
    '*What StarLeaf sees*: the meetings you schedule here (title, time, and the e-mail addresses of those you invite), as if you had made them in StarLeaf yourself.',
    '*What I keep*, encrypted: your StarLeaf e-mail address and a key made from your password in your own browser. Never the password.',
    '*What I never see*: your messages in Slack. I read only what you type after `/starleaf`.',
    'Take it back whenever you like with `/starleaf disconnect`.',
  ].join('\n');
  return { text, blocks: [section(text)] };
}
