import { useEffect, useRef } from 'preact/hooks';

interface Later {
  /** Does it after the pause, counted from the last call. */
  later(): void;
  /** Does it at once if it is still to be done. */
  now(): void;
}

/** Waits for somebody to stop typing. `pause` in milliseconds. */
export function useLater(work: () => void, pause: number): Later {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const latest = useRef(work);
  latest.current = work;
  const run = (): void => {
    clearTimeout(timer.current);
    timer.current = undefined;
    latest.current();
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    later: () => {
      clearTimeout(timer.current);
      timer.current = setTimeout(run, pause);
    },
    now: () => {
      if (timer.current !== undefined) run();
    },
  };
}
