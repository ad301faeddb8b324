import { setTimeout as sleep } from 'node:timers/promises';
import { type Cipher, CipherError } from '../credentials/cipher.js';
import { locksNamespace } from './locks.js';
import type { Row, Rows } from './rows.js';
import { placeOf } from './sealed-rows.js';
import { walkPages } from './walk.js';

/** What became of the rows that an older key had sealed. */
export interface Resealed {
  readonly resealed: number;
  /** These open under no key that is configured now; they stay as they are. */
  readonly lost: number;
}

export interface ResealOptions {
  readonly rows: Rows;
  readonly cipher: Cipher;
  /** Ends it early; what is sealed anew by then stays so. */
  readonly signal?: AbortSignal;
  /** Whether others work in this process meanwhile: then it rests as long as it works. */
  readonly gently?: boolean;
  /** Told after each page how many rows were looked at so far. */
  readonly onProgress?: (looked: number, soFar: Resealed) => void;
}

/** Between pages others get a chance, at least this long. */
const pauseMs = 5;

/**
 * Seals anew, under the cipher's first key, every row that an older key had sealed, so that the older key may be
 * taken out of the configuration. Safe beside other processes: a row that changes meanwhile is left alone. Locks are
 * passed over: whoever holds one is the only one to open it, and it is gone within seconds.
 */
export async function reseal({
  rows,
  cipher,
  signal,
  gently = false,
  onProgress,
}: ResealOptions): Promise<Resealed> {
  let [looked, resealed, lost] = [0, 0, 0];
  let began = performance.now();
  for await (const page of walkPages(rows)) {
    const old = page.filter(
      ({ namespace, value }) =>
        namespace !== locksNamespace && !value.subarray(0, cipher.header.length).equals(cipher.header),
    );
    if (signal?.aborted === true) break;
    const changes = old.flatMap((row) => {
      const value = tryReseal(row, cipher);
      return value === null ? [] : [{ row, value }];
    });
    lost += old.length - changes.length;
    if (changes.length > 0) resealed += await rows.replaceAll(changes);
    looked += page.length;
    onProgress?.(looked, { resealed, lost });
    await sleep(gently ? Math.max(pauseMs, performance.now() - began) : pauseMs);
    began = performance.now();
  }
  return { resealed, lost };
}

function tryReseal(row: Row, cipher: Cipher): Buffer | null {
  try {
    return cipher.seal(cipher.open(row.value, placeOf(row)), placeOf(row));
  } catch (error) {
    if (error instanceof CipherError) return null;
    throw error;
  }
}
