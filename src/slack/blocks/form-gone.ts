import type { Message } from '../message.js';
import { button, buttons, section } from './build.js';

/** For a form that cannot be read any more, mostly since the app has changed while it was open. */
export function buildFormGone(): Message {
  const text =
    'I can no longer read this form, perhaps since it was open for long. Nothing has changed; please open it once more.';
  return {
    text,
    blocks: [
      section(text),
      buttons(button({ actionId: 'open-schedule', label: 'Open the form', value: 'schedule' })),
    ],
  };
}
