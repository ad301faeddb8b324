import { useRef, useState } from 'preact/hooks';
import type { SuggestionRequest } from '../../protocol.js';
import type { Choice } from '../fields/choices.js';
import { usePlayground } from '../state/playground.js';
import { useCurrentSurface } from '../state/surface.js';
import { useLater } from './use-later.js';

const TYPING_PAUSE_MS = 200;

interface Suggested {
  /** Null while nothing is asked; words where there is nothing to choose from. */
  readonly offered: readonly Choice[] | string | null;
  ask(query: string): void;
  stop(): void;
}

/** Asks the app what there is to choose from, once somebody stops typing; an answer that comes late is dropped. */
export function useSuggestions(field: Pick<SuggestionRequest, 'blockId' | 'actionId'>): Suggested {
  const { server } = usePlayground();
  const { container } = useCurrentSurface();
  const [offered, setOffered] = useState<readonly Choice[] | string | null>(null);
  const query = useRef<string | null>(null);
  const search = useLater(async () => {
    const wanted = query.current;
    if (wanted === null) return;
    const { options = [], problem } = await server.suggest({ container, ...field, query: wanted });
    if (wanted === query.current) setOffered(problem ?? (options.length > 0 ? options : 'Nothing found'));
  }, TYPING_PAUSE_MS);
  return {
    offered,
    ask: (next) => {
      query.current = next;
      search.later();
    },
    stop: () => {
      query.current = null;
      setOffered(null);
    },
  };
}
