import type { Message } from '../message.js';
import { section } from './build.js';
import { escapeText } from './mrkdwn.js';

/** For what could not be written down, and is therefore not promised. */
export function buildNotAccepted(reference: string): Message {
  const text = `I could not take this down just now, so nothing was done. Please do it once more in a moment. Reference ${escapeText(reference)}.`;
  return { text, blocks: [section(`:warning: ${text}`)] };
}
