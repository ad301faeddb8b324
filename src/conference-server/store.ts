/**
 * What the conference server asks of whatever keeps its records. Other processes may share it: everything here holds
 * between them, and each failure of the store is thrown.
 */
export interface ConferenceServerStore {
  /** Values under keys, in a namespace of its own. */
  open<Value>(namespace: string): Collection<Value>;
  /** Does the work while nobody else works under this name, in any process. */
  inTurn<Result>(name: string, work: () => Promise<Result>): Promise<Result>;
  /** Work that outlives the process. */
  openQueue<Payload>(namespace: string, options: QueueOptions<Payload>): Queue<Payload>;
  /** A count of what happens, under a name of its own. */
  openLimiter(name: string, allowance: Allowance): Limiter;
}

/** Values by key, each for ever unless `ttlMs` is given. Nobody gets in between while one of these is at work. */
export interface Collection<Value> {
  get(key: string): Promise<Value | undefined>;
  /** In the order of the keys. */
  getMany(keys: readonly string[]): Promise<readonly (Value | undefined)[]>;
  set(key: string, value: Value, ttlMs?: number): Promise<void>;
  /** Writes only where there is nothing. @returns whether it did. */
  insert(key: string, value: Value, ttlMs?: number): Promise<boolean>;
  /**
   * Puts another value in the place of what is there; undefined: nothing.
   * @param change asked anew where somebody else was faster
   * @returns what is there now.
   */
  change(
    key: string,
    change: (value: Value | undefined) => Value | undefined,
    ttlMs?: number,
  ): Promise<Value | undefined>;
  /** @returns whether this call is the one that removed it. */
  delete(key: string): Promise<boolean>;
  /** All of them, in no order. */
  values(): AsyncIterable<Value>;
}

export interface QueueOptions<Payload> {
  /**
   * Does a piece of work; for one that a crash overtook, not for the first time.
   * @returns when to do it again, in milliseconds since the epoch; undefined when it is done.
   */
  readonly work: (job: QueuedWork<Payload>) => Promise<number | undefined>;
  /** How many pieces one process does at a time. */
  readonly concurrency: number;
}

/** A piece of work that this process has taken up, and no other. */
export interface QueuedWork<Payload> {
  readonly id: string;
  readonly payload: Payload;
  /** How often it was taken up, this time included. */
  readonly attempts: number;
}

/** Work that is written down, and done by one process at a time; by another one when that one dies. */
export interface Queue<Payload> {
  /** Writes work down. @returns false where work of this id is written down already. */
  add(id: string, payload: Payload): Promise<boolean>;
  /** Looks for work from now on, also for what others have left. */
  start(): void;
  /** Looks at once. */
  wake(): void;
  /** Resolves when nothing is due that this process has not tried. */
  idle(): Promise<void>;
  /** Takes up nothing more, and resolves when what is under way has ended or is handed over. */
  stop(): Promise<void>;
}

/** So often within so long. */
export interface Allowance {
  readonly times: number;
  readonly withinMs: number;
}

/** Counts under keys and says when it is too much. */
export interface Limiter {
  /** Counts one. @returns the seconds to wait where that is more than is allowed. */
  count(key: string): Promise<number | undefined>;
  /** Takes one that was counted out again. */
  takeBack(key: string): Promise<void>;
  /** Begins at nothing. */
  forget(key: string): Promise<void>;
}
