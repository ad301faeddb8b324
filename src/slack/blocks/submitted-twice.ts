import type { Message } from '../message.js';
import { section } from './build.js';

/** For the second of two submissions of one and the same modal. */
export function buildSubmittedTwice(): Message {
  const text = 'This was submitted already, perhaps in another window. It is done once, not twice.';
  return { text, blocks: [section(text)] };
}
