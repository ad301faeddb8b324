import type { Keyv } from 'keyv';

/**
 * The store behind everything a restart must not lose. Keys are kept as keyed hashes and values encrypted, so
 * nothing can be read from the store alone; each value is bound to its namespace and key.
 */
export interface Storage {
  /** A Keyv in a namespace of its own. Store failures are thrown, never answered as "absent". */
  keyv<Value>(namespace: string, options?: { readonly ttlMs?: number }): Keyv<Value>;
  /**
   * Writes a value only where there is none: atomic, also between processes.
   * @returns whether this call was the one that wrote it.
   */
  insertIfAbsent(namespace: string, key: string, value: unknown, ttlMs?: number): Promise<boolean>;
  /** @throws when the store does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
