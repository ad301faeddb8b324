import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Cipher, CipherError } from '../credentials/cipher.js';
import { BackupError, backUp } from './back-up.js';
import { CopyError, copyStore, refuseUnfinishedCopy } from './copy-store.js';
import { checkDatabaseUrl, describeDatabase, readDatabaseUrl } from './database-url.js';
import { readOrMakeNameKey } from './name-key.js';
import { openRows } from './open-rows.js';
import { DatabaseUnreachableError } from './postgres-connections.js';
import { type Resealed, reseal } from './reseal.js';
import type { Rows } from './rows.js';

/** What the commands work on and where they write. */
export interface StoreConsole {
  /** The store of the configuration. */
  readonly databaseUrl: string;
  readonly cipher: Cipher;
  readonly output: NodeJS.WritableStream;
  /** For progress and refusals. */
  readonly errorOutput: NodeJS.WritableStream;
  /** Aborted when whoever began the command wants it to end. */
  readonly signal: AbortSignal;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** What a command says when it has ended. */
type Outcome = { readonly done: string } | { readonly refused: string };

const usage = `Usage: npm run <command>

  migrate -- <from> <to>   copies one store to another, each written as DATABASE_URL is, and compares them
  backup -- <file>         copies the SQLite store at DATABASE_URL to a new file, while it is in use
  rotate-key               seals everything anew under the first key of CREDENTIALS_KEY, while it is in use`;

/**
 * Runs one command on stores.
 * @param args its name and what follows the `--`
 * @returns the exit code: 0 done, 1 refused, 2 not understood
 */
export async function runStoreCommand(args: readonly string[], io: StoreConsole): Promise<number> {
  const work = chooseWork(args, io);
  if (work === null) {
    io.errorOutput.write(`${usage}\n`);
    return 2;
  }
  const outcome = await work().catch(toRefusal);
  if ('refused' in outcome) io.errorOutput.write(`${outcome.refused}\n`);
  else io.output.write(`${outcome.done}\n`);
  return 'refused' in outcome ? 1 : 0;
}

function chooseWork(
  [command, ...rest]: readonly string[],
  io: StoreConsole,
): (() => Promise<Outcome>) | null {
  const [first, second] = rest;
  if (command === 'migrate' && first !== undefined && second !== undefined && rest.length === 2) {
    return () => migrate(first, second, io);
  }
  if (command === 'backup' && first !== undefined && rest.length === 1) return () => backUpTo(first, io);
  if (command === 'rotate-key' && rest.length === 0) return () => rotateKey(io);
  return null;
}

/** What whoever runs the command can mend; the rest is a fault of ours. */
function toRefusal(error: unknown): Outcome {
  if (error instanceof CopyError || error instanceof BackupError) return { refused: `${error.message}.` };
  if (error instanceof DatabaseUnreachableError) return { refused: `${error.message}. Run it again.` };
  if (error instanceof CipherError) {
    return { refused: 'The store was made under another CREDENTIALS_KEY.' };
  }
  throw error;
}

async function migrate(from: string, to: string, io: StoreConsole): Promise<Outcome> {
  for (const url of [from, to]) {
    const fault = checkDatabaseUrl(url)?.replaceAll('DATABASE_URL', 'The address of a store');
    if (fault !== undefined) return { refused: `${fault}.` };
  }
  if (isMissing(from)) return { refused: `There is no store at ${describeDatabase(from)}.` };
  // At one moment for both, so that nothing expires between the copy and the comparison.
  const moment = io.now();
  return withRows({ ...io, databaseUrl: from, now: () => moment }, (fromRows) =>
    withRows({ ...io, databaseUrl: to, now: () => moment }, async (toRows) => {
      const began = performance.now();
      const copied = await copyStore({
        from: fromRows,
        to: toRows,
        cipher: io.cipher,
        signal: io.signal,
        onProgress: (step, rows) => io.errorOutput.write(`${step} ${grouped(rows)} rows\n`),
      });
      const seconds = ((performance.now() - began) / 1_000).toFixed(1);
      const lines = [
        `Copied ${describeDatabase(from)} to ${describeDatabase(to)} in ${seconds} seconds.`,
        `Both were read again and are the same: ${grouped(copied.rows)} rows, ${grouped(copied.unfinished)} of them work to be done.`,
        ...[...copied.byNamespace].map(([namespace, rows]) => `  ${grouped(rows).padStart(9)}  ${namespace}`),
        ...describeLost(copied.lost),
        'Now set DATABASE_URL to the new one, and start.',
      ];
      return { done: lines.join('\n') };
    }),
  );
}

async function backUpTo(file: string, { databaseUrl, cipher }: StoreConsole): Promise<Outcome> {
  const location = readDatabaseUrl(databaseUrl);
  if (location.kind === 'postgres') {
    return {
      refused: 'DATABASE_URL is a PostgreSQL database: back it up with pg_dump, as docs/storage.md says.',
    };
  }
  if (location.kind === 'sqlite-memory')
    return { refused: 'DATABASE_URL is memory; it cannot be backed up.' };
  const to = resolve(file);
  const { rows, lost } = backUp({ path: location.path, to, cipher });
  const lines = [
    `Backed up ${location.path} to ${to}: ${grouped(rows)} rows, each of which was opened.`,
    ...describeLost(lost),
    'Keep CREDENTIALS_KEY elsewhere: without it nobody can read the backup.',
  ];
  return { done: lines.join('\n') };
}

/** How often the store is gone through: what a process with the old configuration writes meanwhile is found then. */
const roundsAtMost = 3;
const progressEvery = 10_000;

async function rotateKey(io: StoreConsole): Promise<Outcome> {
  if (isMissing(io.databaseUrl)) {
    return { refused: `There is no store at ${describeDatabase(io.databaseUrl)}.` };
  }
  return withRows(io, async (rows) => {
    await refuseUnfinishedCopy(rows);
    await readOrMakeNameKey(rows, io.cipher);
    let total = 0;
    for (let round = 1; round <= roundsAtMost; round += 1) {
      const { resealed, lost } = await resealAloud(rows, io);
      total += resealed;
      if (io.signal.aborted) {
        return { refused: `Stopped after ${grouped(total)} rows; npm run rotate-key goes on with the rest.` };
      }
      if (resealed > 0) continue;
      const lines = [
        `Sealed ${grouped(total)} rows anew: everything is under the first key of CREDENTIALS_KEY.`,
        ...describeLost(lost),
        io.cipher.hasOlderKeys
          ? 'Now take the older keys out of CREDENTIALS_KEY, and restart.'
          : 'There are no older keys to be taken out.',
      ];
      return { done: lines.join('\n') };
    }
    return {
      refused: `Sealed ${grouped(total)} rows anew, but others still come under an older key: restart every process with the new key first in CREDENTIALS_KEY, then run this again.`,
    };
  });
}

function resealAloud(rows: Rows, { cipher, signal, errorOutput }: StoreConsole): Promise<Resealed> {
  let told = 0;
  return reseal({
    rows,
    cipher,
    signal,
    onProgress: (looked, { resealed }) => {
      if (looked - told < progressEvery) return;
      told = looked;
      errorOutput.write(`${grouped(looked)} rows looked at, ${grouped(resealed)} sealed anew\n`);
    },
  });
}

async function withRows<Result>(
  { databaseUrl, now }: Pick<StoreConsole, 'databaseUrl' | 'now'>,
  work: (rows: Rows) => Promise<Result>,
): Promise<Result> {
  const rows = await openRows({ databaseUrl, now }).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CopyError(`The store at ${describeDatabase(databaseUrl)} cannot be opened: ${reason}`);
  });
  try {
    return await work(rows);
  } finally {
    await rows.close();
  }
}

/** Whether an SQLite file is not there: opening it would make it. */
function isMissing(databaseUrl: string): boolean {
  const location = readDatabaseUrl(databaseUrl);
  return location.kind === 'sqlite-file' && !existsSync(location.path);
}

function describeLost(lost: number): readonly string[] {
  return lost === 0
    ? []
    : [`${grouped(lost)} rows open under no key that is configured; they stay as they are.`];
}

function grouped(count: number): string {
  return count.toLocaleString('en');
}
