import { createHmac } from 'node:crypto';

/** Makes values that only the holder of the secret can foresee, the same ones each time. */
export type KeyedHash = (purpose: string, ...parts: readonly string[]) => Buffer;

/**
 * HMAC-SHA256 under a secret: 32 bytes per purpose and parts. The parts may hold anything; no two lists collide.
 * @throws RangeError when the secret is shorter than 32 bytes.
 */
export function createKeyedHash(secret: Uint8Array): KeyedHash {
  if (secret.length < 32) throw new RangeError('The secret must have at least 32 bytes.');
  return (purpose, ...parts) =>
    createHmac('sha256', secret)
      .update(JSON.stringify([purpose, ...parts]))
      .digest();
}
