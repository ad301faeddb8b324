/** What a store engine keeps: bytes under a namespace and a name, for ever or until a moment. */
export interface Row extends RowName {
  readonly value: Buffer;
  /** Milliseconds since the epoch, or null for ever. */
  readonly expiresAt: number | null;
}

/** Where a row is. */
export interface RowName {
  readonly namespace: string;
  readonly name: Buffer;
}

/**
 * A store engine: all that an SQLite file, and any database after it, has to be able to do. It knows nothing of keys
 * and ciphers. To all of these a row that has expired is not there. Each throws when the engine fails.
 */
export interface Rows {
  find(at: RowName): Promise<Row | undefined>;
  /** The rows that are there, in any order. */
  findMany(namespace: string, names: readonly Buffer[]): Promise<readonly Row[]>;
  /** At most `limit` rows of a namespace, in the order of their names, after one of them or from the first. */
  page(query: { namespace: string; after: Buffer | null; limit: number }): Promise<readonly Row[]>;
  write(row: Row): Promise<void>;
  /** Atomic, also between processes. @returns whether the row was written. */
  insertIfAbsent(row: Row): Promise<boolean>;
  /** @returns whether this call is the one that removed it. */
  remove(at: RowName): Promise<boolean>;
  clear(namespace: string): Promise<void>;
  /** At most `limit` rows of any namespace whose value begins otherwise, in order, after one of them or from the first. */
  pageNotBeginning(query: { prefix: Buffer; after: RowName | null; limit: number }): Promise<readonly Row[]>;
  /** Puts a value in the place of another, unless that has changed meanwhile. */
  replaceValue(row: Row, value: Buffer): Promise<void>;
  ping(): Promise<void>;
  close(): Promise<void>;
}
