import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCipher } from '../../src/credentials/cipher.js';
import { openStorage, type StorageOptions } from '../../src/storage/open-storage.js';
import type { Storage } from '../../src/storage/storage.js';

interface OpenOptions extends Pick<StorageOptions, 'now' | 'logger'> {
  readonly keys?: readonly Buffer[];
}

/** An SQLite store in a directory of its own, with a key of its own. */
export interface TemporaryStore {
  readonly directory: string;
  readonly file: string;
  open(options?: OpenOptions): Promise<Storage>;
  /** Every byte on disk: of the file, its `-wal` and its `-shm`. */
  bytes(): Promise<Buffer>;
  destroy(): Promise<void>;
}

export async function createTemporaryStore(): Promise<TemporaryStore> {
  const directory = await mkdtemp(join(tmpdir(), 'starleaf-store-'));
  const file = join(directory, 'data', 'starleaf.db');
  const ownKeys = [randomBytes(32)];
  return {
    directory,
    file,
    open: ({ keys = ownKeys, ...options } = {}) =>
      openStorage({ databaseUrl: `sqlite://${file}`, cipher: createCipher(keys), ...options }),
    bytes: async () => {
      const names = await readdir(join(directory, 'data'));
      return Buffer.concat(await Promise.all(names.map((name) => readFile(join(directory, 'data', name)))));
    },
    destroy: () => rm(directory, { recursive: true, force: true }),
  };
}
