import { setImmediate as others } from 'node:timers/promises';
import type { Logger } from 'pino';

const purgeEveryMs = 60_000;

/** How many rows one statement deletes at most: it bounds how long others wait for it. */
export const purgeAtMost = 1_000;
/** How many such statements follow each other, with a chance for others between; what they leave waits a minute. */
const stepsAtMost = 200;

/**
 * Deletes expired rows once a minute.
 * @param purge deletes at most {@link purgeAtMost} and gives how many it deleted
 * @returns ends it
 */
export function startPurging(purge: () => Promise<number>, logger: Logger | undefined): () => void {
  let isOver = false;
  let isAtWork = false;
  const round = async (): Promise<void> => {
    for (let step = 0; step < stepsAtMost && !isOver; step += 1) {
      if ((await purge()) < purgeAtMost) return;
      await others();
    }
  };
  const timer = setInterval(() => {
    if (isAtWork) return;
    isAtWork = true;
    round()
      .catch((error: unknown) => logger?.warn({ err: error }, 'expired rows stay for now'))
      .finally(() => {
        isAtWork = false;
      });
  }, purgeEveryMs).unref();
  return () => {
    isOver = true;
    clearInterval(timer);
  };
}
