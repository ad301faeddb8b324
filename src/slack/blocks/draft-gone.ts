import type { Message } from '../message.js';
import { button, buttons, section } from './build.js';

/** For a button whose sentence is not kept any more. */
export function buildDraftGone(): Message {
  const text = 'I kept what you typed for a day and have it no longer. Please type it once more.';
  return {
    text,
    blocks: [section(text), buttons(button({ actionId: 'run-help', label: 'Show help', value: 'help' }))],
  };
}
