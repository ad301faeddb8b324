import { setTimeout as sleep } from 'node:timers/promises';
import express, { type Router } from 'express';
import type { Storage } from '../storage/storage.js';
import type { Stopping } from './stopping.js';

/** A balancer waits seconds at most for an answer; a store that takes longer serves nobody. */
const STORE_PATIENCE_MS = 1_500;

export interface HealthParts {
  readonly storage: Pick<Storage, 'ping'>;
  readonly stopping: Pick<Stopping, 'isStopping' | 'noteProbe'>;
}

/** What operators ask: whether the process is alive (`/healthz`, which asks nobody), and whether it may be sent work (`/readyz`). */
export function createHealthRouter({ storage, stopping }: HealthParts): Router {
  const router = express.Router();
  router.get('/healthz', (_request, response) => {
    response.type('text/plain').send('ok\n');
  });
  router.get('/readyz', async (_request, response) => {
    stopping.noteProbe();
    const failing = stopping.isStopping ? 'stopping' : (await answersInTime(storage)) ? null : 'store';
    if (failing === null) response.type('text/plain').send('ready\n');
    else response.status(503).json({ failing });
  });
  return router;
}

async function answersInTime(storage: Pick<Storage, 'ping'>): Promise<boolean> {
  const enough = new AbortController();
  const tooLate = sleep(STORE_PATIENCE_MS, false, { signal: enough.signal }).catch(() => false);
  const answered = storage.ping().then(
    () => true,
    () => false,
  );
  const isReady = await Promise.race([answered, tooLate]);
  enough.abort();
  return isReady;
}
