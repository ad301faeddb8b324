import type { Keyv } from 'keyv';
import type { Jobs } from './jobs.js';

/** A key, or the id of work, and what is kept under it; nothing for work that is done. */
export interface StoredEntry {
  readonly key: string;
  readonly value: unknown;
}

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
  /**
   * Reads one value and puts another in its place, atomically, also between processes.
   * @param change what is to stand there, given what does; undefined: nothing. Asked anew where somebody else got in between
   * @returns what stands there now.
   */
  change<Value>(
    namespace: string,
    key: string,
    change: (value: Value | undefined) => Value | undefined,
    ttlMs?: number,
  ): Promise<Value | undefined>;
  /**
   * Does the work while nobody else works under this name, in any process.
   * @throws LockedError when its turn does not come within a minute.
   */
  inTurn<Result>(name: string, work: () => Promise<Result>): Promise<Result>;
  /** A queue of work that outlives the process. */
  jobs<Payload>(queue: string): Jobs<Payload>;
  /** What is in use: the names of stores and queues, without the store's own. */
  namespaces(): Promise<readonly string[]>;
  /** Everything in a store or a queue, in no order that means anything. Removing what one has come across is safe. */
  entries(namespace: string): AsyncIterable<StoredEntry>;
  /** Takes an entry away, work included. @returns whether this call did. */
  remove(namespace: string, key: string): Promise<boolean>;
  /** @throws when the store does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
