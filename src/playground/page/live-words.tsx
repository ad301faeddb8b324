import type { JSX } from 'preact';
import type { Message } from '../protocol.js';
import { findAuthor } from './state/conversations.js';
import { usePlayground } from './state/playground.js';
import { toWords } from './text/to-words.js';

/** Says what arrived to those who listen to the page rather than look at it. */
export function LiveWords({ message }: { message: Message | null }): JSX.Element {
  const { snapshot, clock } = usePlayground();
  return (
    <div class="visually-hidden" aria-live="polite">
      {message !== null && announce(message)}
    </div>
  );

  function announce({ user, text, ephemeralFor }: Message): string {
    const author = findAuthor(snapshot, user);
    const name = author === undefined ? 'Slackbot' : 'realName' in author ? author.realName : author.name;
    return `${name}${ephemeralFor === null ? '' : ', only to you'}: ${toWords(text, snapshot, clock)}`;
  }
}
