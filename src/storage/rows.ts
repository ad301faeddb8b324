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

/** A row that is also work: somebody has to take it up, and until it is done it is due at some moment. */
export interface WorkRow extends Row {
  /** From when it may be taken up, in milliseconds since the epoch; null once it is done, and for rows that are no work. */
  readonly dueAt: number | null;
  /** Whoever took it last: until it is due again it is theirs. */
  readonly holder: string | null;
  /** How often it was taken up. */
  readonly attempts: number;
}

/** Who takes up work, and until when it is theirs, in milliseconds since the epoch. */
export interface Hold {
  /** Unlike any other's. */
  readonly holder: string;
  readonly until: number;
}

/** How much work waits. */
export interface WorkDepth {
  /** Work that nobody has taken up although it is due. */
  readonly due: number;
  /** All that is not done: due, due later, or at work. */
  readonly unfinished: number;
  /** Since when the longest waiting is due, in milliseconds since the epoch. */
  readonly oldestDueAt: number | null;
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
  /** The namespaces that rows are in. */
  namespaces(): Promise<readonly string[]>;
  write(row: Row): Promise<void>;
  /** Atomic, also between processes. @returns whether the row was written. */
  insertIfAbsent(row: Row): Promise<boolean>;
  /** @returns whether this call is the one that removed it. */
  remove(at: RowName): Promise<boolean>;
  clear(namespace: string): Promise<void>;
  /** At most `limit` rows of any namespace, in the order of namespaces and names, after one of them or from the first. */
  pageAll(query: { after: RowName | null; limit: number }): Promise<readonly WorkRow[]>;
  /** Puts rows where they belong, whatever is there: all of them or none. */
  putAll(rows: readonly WorkRow[]): Promise<void>;
  /**
   * Puts another value and expiry in the place of a row as it was read, or removes it, unless it has changed
   * meanwhile. Atomic, also between processes.
   * @returns whether it had not.
   */
  replace(row: Row, by: Pick<Row, 'value' | 'expiresAt'> | null): Promise<boolean>;
  /** As {@link replace}, for many values at once, expiry left as it is. @returns how many had not changed, at least. */
  replaceAll(changes: readonly { readonly row: Row; readonly value: Buffer }[]): Promise<number>;
  /** As {@link insertIfAbsent}, for work. */
  addWork(row: WorkRow): Promise<boolean>;
  /** Takes up work that is due, the longest waiting first. Atomic: what one gets, nobody else gets. */
  takeWork(query: { namespace: string; limit: number; hold: Hold }): Promise<readonly WorkRow[]>;
  /** @returns whether it was still the holder's, and now is for longer. */
  holdWork(at: RowName, hold: Hold): Promise<boolean>;
  /** Puts another value in the place of held work's, which stays its holder's. @returns whether it was. */
  rewriteWork(row: RowName & { readonly value: Buffer; readonly holder: string }): Promise<boolean>;
  /** Puts value, expiry and due moment of held work in place. @returns whether it was still its holder's. */
  settleWork(row: WorkRow): Promise<boolean>;
  countWork(namespace: string): Promise<WorkDepth>;
  ping(): Promise<void>;
  close(): Promise<void>;
}
