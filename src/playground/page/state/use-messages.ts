import type { Message } from '../../protocol.js';
import { usePlayground } from './playground.js';

/** A conversation's messages with the page's own notes among them, by time. */
export function useMessages(channel: string): readonly Message[] {
  const { snapshot, notes } = usePlayground();
  return [...snapshot.messages, ...notes]
    .filter((message) => message.channel === channel)
    .toSorted((a, b) => Number(a.ts) - Number(b.ts));
}
