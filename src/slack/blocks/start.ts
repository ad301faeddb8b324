import type { ConnectedSince } from '../../credentials/vault.js';
import type { Message } from '../message.js';
import { button, buttons, context, section } from './build.js';
import { escapeText } from './mrkdwn.js';

/** What to do next, for somebody who typed `/starleaf` alone. */
export function buildStart(account: ConnectedSince | undefined): Message {
  const text =
    'Type `/starleaf` and what you want, such as `/starleaf tomorrow 3pm about the budget with @ana`, and the meeting exists.';
  const connect = button({
    actionId: 'run-connect',
    label: 'Connect my account',
    value: 'connect',
    style: 'primary',
  });
  const startNow = button({
    actionId: 'run-now',
    label: 'Start a meeting now',
    value: 'now',
    style: 'primary',
  });
  return {
    text,
    blocks: [
      section(text),
      buttons(
        account === undefined ? connect : startNow,
        button({ actionId: 'run-help', label: 'See what else you can type', value: 'help' }),
        ...(account === undefined
          ? []
          : [button({ actionId: 'run-account', label: 'My StarLeaf account', value: 'connect' })]),
      ),
      context(
        account === undefined
          ? 'You need a StarLeaf account; connecting it takes a minute.'
          : `Connected as ${escapeText(account.email)}.`,
      ),
    ],
  };
}
