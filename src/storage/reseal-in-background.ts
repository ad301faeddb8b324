import type { Logger } from 'pino';
import type { Cipher } from '../credentials/cipher.js';
import { LockedError, type Locks } from './locks.js';
import { ownNamespace } from './name-key.js';
import { reseal } from './reseal.js';
import type { Rows } from './rows.js';

export interface BackgroundOptions {
  readonly rows: Rows;
  readonly cipher: Cipher;
  readonly locks: Locks;
  readonly logger: Logger | undefined;
}

/**
 * Where older keys are configured, seals what is theirs anew while the store is in use, one process at a time, and
 * logs what became of it.
 * @returns ends it, at the next row
 */
export function resealInBackground({ rows, cipher, locks, logger }: BackgroundOptions): () => Promise<void> {
  if (!cipher.hasOlderKeys) return async () => undefined;
  const abort = new AbortController();
  const { signal } = abort;
  let isAtWork = false;
  const work = locks
    .inTurn(`${ownNamespace}/reseal`, async () => {
      if (signal.aborted) return;
      isAtWork = true;
      const { resealed, lost } = await reseal({ rows, cipher, signal, gently: true });
      if (signal.aborted) return;
      logger?.info({ resealed }, 'sealed the store anew under the first key');
      if (lost > 0) logger?.warn({ lost }, 'some rows open under no configured key');
    })
    .catch((error: unknown) => {
      if (signal.aborted) return;
      if (error instanceof LockedError) logger?.info('another process seals the store anew');
      else logger?.error({ err: error }, 'could not seal the store anew; npm run rotate-key goes on with it');
    });
  return async () => {
    abort.abort();
    if (isAtWork) await work;
  };
}
