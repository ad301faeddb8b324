import { useEffect, useState } from 'preact/hooks';

const STEP_MS = 15_000;

/** The time, kept fresh enough for clocks that show minutes. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), STEP_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
