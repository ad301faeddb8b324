import type { Message } from '../message.js';
import { section } from './build.js';

/** For a modal that Slack did not take, mostly since more than three seconds had passed. */
export function buildNotShown(): Message {
  const text = 'Slack did not let me open the form in time. Nothing has changed; please do it once more.';
  return { text, blocks: [section(text)] };
}
