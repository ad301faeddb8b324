import type { ConnectedSince } from '../../credentials/vault.js';
import type { Message } from '../message.js';
import { button, buttons, context, section } from './build.js';
import { bold } from './mrkdwn.js';
import { describeDay } from './when.js';

/** Which account is connected, since when, and what one can do about it. */
export function buildAccountStatus({ email, since, lastUsed }: ConnectedSince): Message {
  const text = `You are connected to StarLeaf as ${bold(email)} since ${describeDay(since)}; last used ${describeDay(lastUsed)}.`;
  return {
    text,
    blocks: [
      section(text),
      buttons(
        button({ actionId: 'run-switch', label: 'Switch account', value: 'connect another' }),
        button({ actionId: 'run-disconnect', label: 'Disconnect', value: 'disconnect' }),
      ),
    ],
  };
}

/** After connecting; what was typed before now runs by itself. */
export function buildConnected(facts: { readonly email: string; readonly continues: boolean }): Message {
  const then = facts.continues
    ? 'Going on with what you typed.'
    : 'Try it: type `/starleaf tomorrow 3pm about the budget` in any conversation.';
  const text = `:white_check_mark: Connected to StarLeaf as ${bold(facts.email)}. ${then}`;
  return { text, blocks: [section(text)] };
}

export function buildDisconnectQuestion({ email }: ConnectedSince): Message {
  const text = `Disconnect ${bold(email)}? I forget your sign-in at once. Meetings that you have scheduled stay as they are, and you can connect again whenever you like.`;
  return {
    text,
    blocks: [
      section(text),
      buttons(
        button({ actionId: 'confirm-disconnect', label: 'Disconnect', value: 'disconnect', style: 'danger' }),
        button({ actionId: 'dismiss', label: 'Keep it connected', value: 'dismiss' }),
      ),
    ],
  };
}

export function buildDisconnected(): Message {
  const text = 'Disconnected. I have forgotten your StarLeaf sign-in; your meetings stay as they are.';
  return {
    text,
    blocks: [
      section(text),
      buttons(button({ actionId: 'run-connect', label: 'Connect again', value: 'connect' })),
    ],
  };
}

export function buildNotConnected(): Message {
  const text = 'No StarLeaf account of yours is connected, so there is nothing to forget.';
  return {
    text,
    blocks: [
      section(text),
      buttons(button({ actionId: 'run-connect', label: 'Connect my account', value: 'connect' })),
      context('Connecting takes a minute, and your password never passes through Slack.'),
    ],
  };
}
