import { useLayoutEffect, useState } from 'preact/hooks';
import { usePlayground } from '../state/playground.js';
import { type Offer, offersOf } from './offers.js';
import { type Suggestions, suggest } from './suggest.js';

interface Completion {
  readonly suggestions: Suggestions | undefined;
  readonly offers: readonly Offer[];
  readonly active: number;
  /** Puts an offer into the text. */
  take(index: number): void;
  /** Whether the key was one for what is offered. */
  onKey(event: KeyboardEvent): boolean;
}

interface Typed {
  readonly text: string;
  readonly caret: number;
  write(text: string, caret: number): void;
}

/** What can be put where the caret stands, and the keys that move in it, take it or wave it away. */
export function useCompletion({ text, caret, write }: Typed): Completion {
  const { app, people } = usePlayground().snapshot;
  const [active, setActive] = useState(0);
  const [dismissed, setDismissed] = useState<string | null>(null);
  useLayoutEffect(() => setActive(0), [text]);
  const suggestions = dismissed === text ? undefined : suggest(text, caret, { ...app, people });
  const offers = offersOf(suggestions);
  const take = (index: number): void => {
    const offer = offers[index];
    if (offer === undefined) return;
    const start = text.slice(0, offer.start) + offer.insert;
    write(start + text.slice(offer.end), start.length);
  };
  const onKey = (event: KeyboardEvent): boolean => {
    const offer = offers[active];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (offer !== undefined && step !== undefined) setActive((active + step + offers.length) % offers.length);
    else if (offer !== undefined && completes(event, offer, text)) take(active);
    else if (event.key === 'Escape' && suggestions !== undefined) setDismissed(text);
    else return false;
    return true;
  };
  return { suggestions, offers, active, take, onKey };
}

/** Tab always takes what is offered; Enter only where it adds something, so that a whole command is sent at once. */
function completes(event: KeyboardEvent, { start, end, insert }: Offer, text: string): boolean {
  if (event.shiftKey) return false;
  return event.key === 'Tab' || (event.key === 'Enter' && text.slice(start, end) !== insert.trimEnd());
}
