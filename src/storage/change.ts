import { setTimeout as sleep } from 'node:timers/promises';
import type { Rows } from './rows.js';
import type { SealedRows } from './sealed-rows.js';

/** One entry to be changed, and into what. */
export interface EntryChange {
  readonly namespace: string;
  readonly key: string;
  /** What is to stand there, given what does; undefined: nothing. Asked anew where somebody else got in between. */
  readonly change: (text: string | undefined) => string | undefined;
  /** Milliseconds since the epoch, or null for ever. */
  readonly expiresAt: number | null;
}

/** Each time somebody else came first, so there is progress; more than this is a fault. */
const triesAtMost = 200;
/** From then on callers step out of each other's way. */
const triesAtOnce = 3;

/**
 * Reads one entry and puts another in its place, atomically, also between processes.
 * @returns what stands there now.
 */
export async function changeEntry(
  { rows, sealed }: { readonly rows: Rows; readonly sealed: SealedRows },
  { namespace, key, change, expiresAt }: EntryChange,
): Promise<string | undefined> {
  for (let tries = 1; tries <= triesAtMost; tries += 1) {
    const found = await sealed.findRow(namespace, key);
    const text = change(found?.entry.text);
    const row = text === undefined ? null : sealed.seal(namespace, { key, text, expiresAt });
    if (found !== undefined) {
      if (await rows.replace(found.row, row)) return text;
    } else if (row === null || (await rows.insertIfAbsent(row))) return text;
    if (tries > triesAtOnce) await sleep(Math.random() * 20);
  }
  throw new Error('an entry of the store changes too often to be changed');
}
