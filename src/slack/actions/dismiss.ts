import type { Answer } from '../answer.js';

/** `Not now`, `Neither`, `Keep it connected`: takes the question away. */
export async function dismiss(): Promise<Answer> {
  return { privately: 'removed' };
}
