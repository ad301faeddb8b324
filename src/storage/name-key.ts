import { randomBytes } from 'node:crypto';
import type { Cipher } from '../credentials/cipher.js';
import type { Rows } from './rows.js';
import { placeOf } from './sealed-rows.js';

/** Rows of the store's own are here; nobody else gets this namespace, nor one below it. */
export const ownNamespace = 'storage';

/** Where it is kept. */
export const nameKeyPlace = { namespace: ownNamespace, name: Buffer.from('name-key'), expiresAt: null };

/**
 * The key under which names of rows are hashed: 32 random bytes, made with the store and kept in it, sealed. It is
 * not derived from the configured keys, since those change and a name must hash alike for as long as its row lives.
 * @throws CipherError when none of the cipher's keys opens it: the store was made under another.
 */
export async function readOrMakeNameKey(rows: Rows, cipher: Cipher): Promise<Buffer> {
  const kept = await rows.find(nameKeyPlace);
  if (kept !== undefined) return cipher.open(kept.value, placeOf(nameKeyPlace));
  const nameKey = randomBytes(32);
  const isOurs = await rows.insertIfAbsent({
    ...nameKeyPlace,
    value: cipher.seal(nameKey, placeOf(nameKeyPlace)),
  });
  return isOurs ? nameKey : readOrMakeNameKey(rows, cipher);
}
