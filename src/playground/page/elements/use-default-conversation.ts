import { useEffect } from 'preact/hooks';
import type { ChoiceGroup } from '../fields/choices.js';
import type { Element } from '../fields/elements.js';
import { usePlayground } from '../state/playground.js';

/** Takes the conversation on the screen where an element that wants it, and offers it, holds nothing yet. */
export function useDefaultConversation(
  element: Element,
  { isEmpty, groups }: { readonly isEmpty: boolean; readonly groups: readonly ChoiceGroup[] },
  take: (channel: string) => void,
): void {
  const { channel } = usePlayground().place;
  const wanted =
    'default_to_current_conversation' in element && element.default_to_current_conversation === true;
  const offers = groups.some(({ choices }) => choices.some(({ value }) => value === channel));
  useEffect(() => {
    if (wanted && isEmpty && channel !== null && offers) take(channel);
  }, []);
}
