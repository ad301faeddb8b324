import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import Database from 'libsql';
import { z } from 'zod';
import type { Cipher } from '../credentials/cipher.js';
import { opens } from './copy-store.js';
import { columns, rowShape } from './row-shapes.js';

/** There can be no backup as it was asked for; the message is for whoever asked and says what to do. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}

export interface BackupOptions {
  /** The SQLite file to be backed up; others may go on using it. */
  readonly path: string;
  /** The file to be made. */
  readonly to: string;
  readonly cipher: Cipher;
}

/** What is in a backup. */
export interface Backup {
  readonly rows: number;
  /** These open under no key that is configured. */
  readonly lost: number;
}

const busyTimeoutMs = 5_000;
const pageSize = 500;

/**
 * Copies an SQLite file as it is at one moment, while others read and write it, into one file that only this system
 * user may read (0600), then opens every row in it. The file appears when all of that is done.
 * @throws BackupError when there is nothing to be backed up, or something where the backup should be
 */
export function backUp({ path, to, cipher }: BackupOptions): Backup {
  if (!existsSync(path)) throw new BackupError(`There is no store at ${path}`);
  if (existsSync(to)) throw new BackupError(`${to} is there already; name a new file`);
  const partial = `${to}.partial`;
  removeDatabase(partial);
  try {
    closeSync(openSync(partial, 'wx', 0o600));
    copy(path, partial);
    const backup = look(partial, cipher);
    flush(partial);
    renameSync(partial, to);
    return backup;
  } finally {
    removeDatabase(partial);
  }
}

function copy(path: string, partial: string): void {
  const database = new Database(path, { timeout: busyTimeoutMs });
  try {
    database.prepare<[readonly unknown[]]>('vacuum into ?').run([partial]);
  } finally {
    database.close();
  }
}

/** Reads the columns that every version has, and does not make a journal beside the file. */
function look(path: string, cipher: Cipher): Backup {
  const database = new Database(path, { readonly: true });
  const select = database.prepare<[readonly unknown[]]>(
    `select id, ${columns} from entries where id > ? order by id limit ?`,
  );
  let [rows, lost, after] = [0, 0, 0];
  try {
    for (;;) {
      const page = z.array(z.tuple([z.int()]).rest(z.unknown())).parse(select.raw().all([after, pageSize]));
      const last = page.at(-1);
      if (last === undefined) return { rows, lost };
      const found = page.map(([, ...row]) => rowShape.parse(row));
      rows += found.length;
      lost += found.filter((row) => !opens(cipher, row)).length;
      after = last[0];
    }
  } finally {
    database.close();
  }
}

function flush(path: string): void {
  const file = openSync(path, 'r+');
  fsyncSync(file);
  closeSync(file);
}

function removeDatabase(path: string): void {
  for (const file of [path, `${path}-wal`, `${path}-shm`]) rmSync(file, { force: true });
}
