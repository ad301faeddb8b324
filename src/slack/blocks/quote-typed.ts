import { normalise } from '../../meeting/normalise.js';
import { quote } from './mrkdwn.js';

/** What somebody typed after the command, quoted back to them as they typed it: Slack sends it escaped. */
export function quoteTyped(text: string): string {
  const named = text.replace(/<([#@])[A-Z0-9]+\|([^<>|]*)>/g, '$1$2');
  return quote(normalise(named).trim());
}
