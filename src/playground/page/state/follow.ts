import type { Change } from '../../protocol.js';
import type { PageEvent } from './page-state.js';
import { loadSnapshot, userQuery } from './server.js';

const RETRY_MS = 2000;

/**
 * Keeps a page at what its person can see: the whole state at each (re)connection, then every change.
 * Changes that arrive while the state is on its way are told after it, so none is lost. Returns how to stop.
 */
export function follow(user: string, tell: (event: PageEvent) => void): () => void {
  let stopped = false;
  let source: EventSource | undefined;
  let waiting: Change[] | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const load = async (): Promise<void> => {
    const held: Change[] = [];
    waiting = held;
    const snapshot = await loadSnapshot(user);
    if (stopped || waiting !== held) return;
    waiting = undefined;
    tell({ kind: 'loaded', snapshot });
    for (const change of held) tell({ kind: 'changed', change });
  };

  const lose = (): void => {
    tell({ kind: 'lost' });
    source?.close();
    clearTimeout(retry);
    retry = setTimeout(connect, RETRY_MS);
  };

  const connect = (): void => {
    source = new EventSource(`/playground/events${userQuery(user)}`);
    source.onopen = () => load().catch(lose);
    source.onerror = lose;
    source.onmessage = ({ data }) => {
      const change = JSON.parse(data) as Change;
      if (waiting === undefined) tell({ kind: 'changed', change });
      else waiting.push(change);
    };
  };

  connect();
  return () => {
    stopped = true;
    clearTimeout(retry);
    source?.close();
  };
}
