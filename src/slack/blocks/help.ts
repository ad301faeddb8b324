import type { Message } from '../message.js';
import type { Subcommand } from '../subcommand.js';
import { scheduleButton, startNowButton } from './begin-buttons.js';
import { button, buttons, context, section } from './build.js';
import { quote } from './mrkdwn.js';

const EXAMPLES = [
  'tomorrow 3pm about the budget',
  'Friday 10:00-10:45 with @ana',
  'in 20 minutes "quick sync" for 15 minutes',
  'now stand-up with @ana',
] as const;

/** The first screen of help. */
export function buildHelp(subcommands: readonly Subcommand[]): Message {
  const list = subcommands.map(({ usage, summary }) => `• \`/starleaf ${usage}\` ${summary}`);
  const examples = EXAMPLES.map((example) => `\`/starleaf ${example}\``).join('\n');
  return {
    text: ['What you can type:', ...list].join('\n'),
    blocks: [
      section(
        '*Type what you want, in your own words.* I read the time in your own zone and tell you how I read it.',
      ),
      section(examples),
      section(`*All there is*\n${list.join('\n')}`),
      buttons(
        scheduleButton(),
        startNowButton(),
        button({ actionId: 'run-connect', label: 'My StarLeaf account', value: 'connect' }),
      ),
      context(
        'Slash commands cannot be typed in threads; that is Slack’s rule. Type in the conversation instead.',
      ),
    ],
  };
}

/** For a first word that is no subcommand in a sentence that is no meeting. */
export function buildNearest(facts: { readonly typed: string; readonly nearest: Subcommand }): Message {
  const { typed, nearest } = facts;
  const text = `I do not know ${quote(typed)}. Did you mean \`/starleaf ${nearest.name}\`? It ${nearest.summary}.`;
  return {
    text,
    blocks: [
      section(text),
      buttons(
        button({
          actionId: 'run-nearest',
          label: `Yes, ${nearest.name}`,
          value: nearest.name,
          style: 'primary',
        }),
        button({ actionId: 'run-help', label: 'Show help', value: 'help' }),
      ),
    ],
  };
}

/** For what is too long to be read. */
export function buildTooLong(length: number, most: number): Message {
  const text = `That has ${length} characters, and I read up to ${most}. Please type it once more, shorter.`;
  return {
    text,
    blocks: [section(text), buttons(button({ actionId: 'run-help', label: 'Show help', value: 'help' }))],
  };
}
