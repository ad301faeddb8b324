import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { PostgresLocation } from './database-url.js';

/** The database cannot be reached, or was lost before it answered. Names no user and no password. */
export class DatabaseUnreachableError extends Error {
  override readonly name = 'DatabaseUnreachableError';
}

/** A statement with its parameters. Those with a name are prepared once for each connection. */
export interface Statement {
  readonly name?: string;
  readonly text: string;
  readonly values?: readonly unknown[];
}

/** What a statement gave. */
export interface Outcome {
  /** Each row a list, in the order of the statement's columns. */
  readonly rows: readonly unknown[];
  /** How many rows it changed, or gave. */
  readonly count: number;
}

/** Runs one statement. */
export type Run = (statement: Statement) => Promise<Outcome>;

/** What {@link PostgresConnections.persist} says of the tries before. */
export interface Tries {
  /** True where a statement of an earlier try may have been done although its answer never came. */
  readonly mayBeDone: boolean;
}

export interface PostgresConnectionsOptions {
  readonly location: PostgresLocation;
  readonly logger?: Logger | undefined;
}

/** Several replicas fit into the hundred connections that PostgreSQL allows by default. */
const connectionsAtMost = 10;
/** For a connection, or for one of ours to come free. */
const connectWithinMs = 5_000;
/** The server ends a statement after the first, and we give up on the server after the second. */
const [statementWithinMs, answerWithinMs] = [5_000, 8_000];
/** How long a restart of the database is waited for: what Slack grants an acknowledgement is three seconds. */
const persistForMs = 2_500;
const [firstPauseMs, longestPauseMs] = [50, 400];

/** Codes of PostgreSQL's with which a statement was certainly not done, and may be repeated at once. */
const undone = new Set(['40001', '40P01', '53300', '57P03']);
/** The server is shutting down, or has lost a process: in a rare case after the statement was done. */
const ending = new Set(['57P01', '57P02']);
const errorShape = z.object({
  errors: z.array(z.unknown()).optional(),
  code: z.string().optional(),
  message: z.string().optional(),
});
/** Numbers of `bigint` are milliseconds and counts, all of which a number holds. */
const bigint = 20;

/** A bounded pool of connections that outlives restarts of the database. */
export class PostgresConnections {
  readonly #pool: pg.Pool;
  readonly #where: string;
  #open = true;

  constructor({ location, logger }: PostgresConnectionsOptions) {
    this.#where = describeWhere(location);
    this.#pool = new pg.Pool({
      connectionString: location.url,
      application_name: 'starleaf',
      max: connectionsAtMost,
      connectionTimeoutMillis: connectWithinMs,
      statement_timeout: statementWithinMs,
      query_timeout: answerWithinMs,
      keepAlive: true,
      types: {
        getTypeParser: (oid, format) =>
          oid === bigint ? Number : pg.types.getTypeParser(oid, format === 'binary' ? 'binary' : 'text'),
      },
    });
    // Whatever happens to a connection is told by the statement that waits for it, or by the next one.
    this.#pool.on('connect', (client) => client.on('error', () => undefined));
    // One that waits in the pool; whoever asks next gets another, and nobody does while the pool closes. The error
    // itself carries the connection.
    this.#pool.on('error', (error) => {
      if (this.#open) logger?.warn({ reason: reasonOf(error) }, 'lost a connection');
    });
  }

  /** Runs one statement once. @throws DatabaseUnreachableError, or what PostgreSQL says */
  async run(statement: Statement): Promise<Outcome> {
    return this.#onConnection(await this.#connect(), (run) => run(statement));
  }

  /**
   * Does the work on one connection, and again on another where the database was out of reach or restarting, for two
   * and a half seconds. The work has to be such that it may be repeated, and is told whether it might have been done.
   * @throws DatabaseUnreachableError, or what PostgreSQL says
   */
  async persist<Result>(work: (run: Run, tries: Tries) => Promise<Result>): Promise<Result> {
    const giveUpAt = performance.now() + persistForMs;
    let mayBeDone = false;
    for (let pause = firstPauseMs; ; pause = Math.min(pause * 2, longestPauseMs)) {
      let isConnected = false;
      try {
        const client = await this.#connect();
        isConnected = true;
        return await this.#onConnection(client, (run) => work(run, { mayBeDone }));
      } catch (error) {
        const isUnknown = error instanceof DatabaseUnreachableError || hasCode(error, ending);
        const mayRepeat = this.#open && (isUnknown || hasCode(error, undone));
        if (!mayRepeat || performance.now() + pause > giveUpAt) throw error;
        mayBeDone ||= isConnected && isUnknown;
        await sleep(pause * (0.5 + Math.random() / 2));
      }
    }
  }

  async close(): Promise<void> {
    if (!this.#open) return;
    this.#open = false;
    await this.#pool.end();
  }

  async #connect(): Promise<pg.PoolClient> {
    if (!this.#open) throw new Error('The store is closed');
    return this.#pool.connect().catch((error: unknown) => {
      if (error instanceof pg.DatabaseError) throw error;
      throw new DatabaseUnreachableError(`PostgreSQL at ${this.#where} does not answer (${reasonOf(error)})`);
    });
  }

  async #onConnection<Result>(client: pg.PoolClient, work: (run: Run) => Promise<Result>): Promise<Result> {
    let isSound = false;
    try {
      const result = await work((statement) => this.#query(client, statement));
      isSound = true;
      return result;
    } catch (error) {
      isSound = error instanceof pg.DatabaseError && error.severity === 'ERROR';
      throw error;
    } finally {
      client.release(!isSound);
    }
  }

  async #query(client: pg.PoolClient, { values = [], ...statement }: Statement): Promise<Outcome> {
    try {
      const { rows, rowCount } = await client.query<unknown[]>({
        ...statement,
        values: [...values],
        rowMode: 'array',
      });
      return { rows, count: rowCount ?? 0 };
    } catch (error) {
      if (error instanceof pg.DatabaseError) throw error;
      throw new DatabaseUnreachableError(
        `PostgreSQL at ${this.#where} was lost before it answered (${reasonOf(error)})`,
      );
    }
  }
}

function hasCode(error: unknown, codes: ReadonlySet<string>): boolean {
  return error instanceof pg.DatabaseError && error.code !== undefined && codes.has(error.code);
}

/** Host and port, or the directory of a socket. */
function describeWhere({ url }: PostgresLocation): string {
  const { host, searchParams } = new URL(url);
  return searchParams.get('host') ?? host;
}

/** Node's error code, which is in the first of several errors where a host has several addresses; else the words. */
function reasonOf(error: unknown): string {
  const { errors, code, message } = errorShape.parse(error);
  return errors?.[0] !== undefined ? reasonOf(errors[0]) : (code ?? message ?? 'no reason given');
}
