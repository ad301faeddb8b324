import type { Message } from '../message.js';
import { button, buttons, section } from './build.js';

/** After connecting, for what continues with a form: Slack lets us open one only for somebody who has just pressed something. */
export function buildReady(draftId: string): Message {
  const text = 'Everything is ready for you.';
  return {
    text,
    blocks: [
      section(text),
      buttons(
        button({ actionId: 'try-again', label: 'Open the form', value: `${draftId}:form`, style: 'primary' }),
      ),
    ],
  };
}
