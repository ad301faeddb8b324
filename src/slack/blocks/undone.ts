import type { Message } from '../message.js';
import { section } from './build.js';
import { bold } from './mrkdwn.js';

/** In place of the private reply, once its meeting is cancelled. */
export function buildUndone(title: string | null): Message {
  const text = `Undone: ${title === null ? 'the meeting' : bold(title)} is cancelled, and nobody can join it any more.`;
  return { text, blocks: [section(text)] };
}
