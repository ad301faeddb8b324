import type { Answer } from '../answer.js';
import { buildConnectExplanation } from '../blocks/connect-prompt.js';

/** `What will StarLeaf see?` beside the Connect button; the prompt stays, as its link does. */
export async function explainConnect(): Promise<Answer> {
  return { privately: buildConnectExplanation() };
}
