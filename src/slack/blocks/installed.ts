import type { Message } from '../message.js';
import { button, buttons, context, section } from './build.js';

/** The one message that whoever installed the app gets. */
export function buildInstalled(): Message {
  const text =
    '*StarLeaf is ready.* Type `/starleaf tomorrow 3pm` in any conversation to schedule a video meeting.';
  return {
    text,
    blocks: [
      section(text),
      section(
        '1 ▸ Connect your StarLeaf account\n2 ▸ Schedule a meeting with yourself, to try it\n3 ▸ Tell your team: “Type `/starleaf tomorrow 3pm about the budget with @ana`, and the meeting exists.”',
      ),
      buttons(
        button({
          actionId: 'run-connect',
          label: 'Connect my account',
          value: 'connect',
          style: 'primary',
        }),
        button({ actionId: 'open-schedule', label: 'Try it', value: 'schedule' }),
        button({ actionId: 'run-help', label: 'Help', value: 'help' }),
      ),
      context(
        'Only you see this. Your password never passes through Slack; taking the app out erases all it kept.',
      ),
    ],
  };
}
