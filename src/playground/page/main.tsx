import { type JSX, render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { App } from './app.js';
import { ELSEWHERE, type Place, readPlace, writePlace } from './state/place.js';
import { loadSnapshot } from './state/server.js';

const RETRY_MS = 2000;

/** The page: its address says who is looking at what, and follows along. */
function Page(): JSX.Element {
  const [place, setPlace] = useState(() => readPlace(location.search));
  const [greeted, setGreeted] = useState(false);
  useEffect(() => {
    const back = (): void => setPlace(readPlace(location.search));
    addEventListener('popstate', back);
    return () => removeEventListener('popstate', back);
  }, []);
  const go = (to: Partial<Place>): void => {
    const next = { ...place, ...ELSEWHERE, thread: place.thread, ...to };
    history.pushState(null, '', writePlace(next));
    setPlace(next);
  };
  useEffect(
    () =>
      untilKnown(place.user, (user) => {
        const next = { ...place, user };
        history.replaceState(null, '', writePlace(next));
        setPlace(next);
        setGreeted(true);
      }),
    [],
  );
  if (!greeted || place.user === null) return <div class="waiting" />;
  return <App key={place.user} user={place.user} place={place} go={go} />;
}

/** Asks until it is known who is looking: the person named if there is one, else the first. Returns how to stop. */
function untilKnown(named: string | null, tell: (user: string) => void): () => void {
  let stopped = false;
  const ask = async (): Promise<void> => {
    try {
      const { viewer } = await loadSnapshot(named);
      if (!stopped) tell(viewer.id);
    } catch {
      if (!stopped) setTimeout(ask, RETRY_MS);
    }
  };
  void ask();
  return () => {
    stopped = true;
  };
}

const root = document.getElementById('page');
if (root !== null) render(<Page />, root);
