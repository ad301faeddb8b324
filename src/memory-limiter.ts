import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Limiter } from './conference-server/store.js';

/** Counts in this process's memory. */
export function openMemoryLimiter(
  _name: string,
  { times, withinMs }: { readonly times: number; readonly withinMs: number },
): Limiter {
  const counts = new RateLimiterMemory({ points: times, duration: withinMs / 1000 });
  return {
    count: async (key) => {
      try {
        await counts.consume(key);
        return undefined;
      } catch (reason) {
        if (!(reason instanceof RateLimiterRes)) throw reason;
        return Math.max(1, Math.ceil(reason.msBeforeNext / 1000));
      }
    },
    takeBack: async (key) => {
      await counts.reward(key);
    },
    forget: async (key) => {
      await counts.delete(key);
    },
  };
}
