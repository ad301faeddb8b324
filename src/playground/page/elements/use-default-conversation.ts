import { useEffect } from 'preact/hooks';
import type { Element } from '../fields/elements.js';
import { usePlayground } from '../state/playground.js';

/** Takes the conversation on the screen where an element that wants it holds nothing yet. */
export function useDefaultConversation(
  element: Element,
  isEmpty: boolean,
  take: (channel: string) => void,
): void {
  const { channel } = usePlayground().place;
  const wanted =
    'default_to_current_conversation' in element && element.default_to_current_conversation === true;
  useEffect(() => {
    if (wanted && isEmpty && channel !== null) take(channel);
  }, []);
}
