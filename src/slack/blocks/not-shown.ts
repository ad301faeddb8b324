import type { Message } from '../message.js';
import { button, buttons, section } from './build.js';

/**
 * For a modal that Slack did not take, since more than three seconds had passed or the app was interrupted.
 * @param parkedId under which the view waits; null where it could not be kept
 */
export function buildNotShown(parkedId: string | null): Message {
  if (parkedId === null) {
    const text = 'Slack did not let me open the form in time. Nothing has changed; please do it once more.';
    return { text, blocks: [section(text)] };
  }
  const text = 'This took too long for Slack to let me open it by myself. It is ready for you for a day.';
  return {
    text,
    blocks: [
      section(text),
      buttons(button({ actionId: 'open-parked', label: 'Open it', value: parkedId, style: 'primary' })),
    ],
  };
}
