import { useState } from 'preact/hooks';
import type { MailLine } from '../../protocol.js';
import { keepChoice, readChoice } from '../state/remembered.js';

/** Which mails were opened in this browser. */
export interface SeenMails {
  has(id: string): boolean;
  add(ids: readonly string[]): void;
}

const KEY = 'mails-seen';

/** What was opened is remembered for as long as the mail is there. */
export function useSeenMails(mails: readonly MailLine[]): SeenMails {
  const [seen, setSeen] = useState(readSeen);
  return {
    has: (id) => seen.has(id),
    add: (ids) => {
      const all = new Set([...seen, ...ids]);
      const kept = mails.map(({ id }) => id).filter((id) => all.has(id));
      setSeen(new Set(kept));
      keepChoice(KEY, kept.join(' '));
    },
  };
}

const readSeen = (): ReadonlySet<string> => new Set(readChoice(KEY)?.split(' '));
