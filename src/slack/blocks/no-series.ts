import { toEntryRef } from '../agenda/entry-ref.js';
import type { Entry } from '../agenda/find-which.js';
import type { Message } from '../message.js';
import { button, buttons, section } from './build.js';
import { bold } from './mrkdwn.js';

/** For what can be done with one date of a series, where there is none to choose from. */
export function buildNoSeries({ title, meeting }: Entry): Message {
  const text = `${bold(title)} does not repeat, so there is no single date to skip or restore.`;
  const ref = toEntryRef({ confId: meeting.confId, occurId: null });
  return {
    text,
    blocks: [
      section(text),
      buttons(
        button({ actionId: 'run-cancel', label: 'Cancel the meeting', value: `cancel ${ref}` }),
        button({ actionId: 'dismiss', label: 'Leave it', value: 'dismiss' }),
      ),
    ],
  };
}
