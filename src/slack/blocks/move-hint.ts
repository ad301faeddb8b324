import type { Entry } from '../agenda/find-which.js';
import type { Message } from '../message.js';
import { button, buttons, section } from './build.js';
import { bold, quote } from './mrkdwn.js';

/**
 * For somebody who did not say when something is to take place instead.
 * @param said what they said, in which there is no time
 */
export function buildMoveHint(
  { title }: Entry,
  { ref, said }: { readonly ref: string; readonly said: string },
): Message {
  const lead = said === '' ? '' : `I find no time in ${quote(said)}. `;
  const text = `${lead}When is ${bold(title)} to take place instead? Say a day, an hour or both, such as \`/starleaf move … to Friday 10:00\`.`;
  return {
    text,
    blocks: [
      section(text),
      buttons(
        button({
          actionId: 'entry-edit',
          label: 'Choose in the form',
          value: `edit ${ref}`,
          style: 'primary',
        }),
        button({ actionId: 'dismiss', label: 'Leave it', value: 'dismiss' }),
      ),
    ],
  };
}
