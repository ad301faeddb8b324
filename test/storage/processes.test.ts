import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { createCipher } from '../../src/credentials/cipher.js';
import { openStorage } from '../../src/storage/open-storage.js';
import { describePostgres, openPostgres } from '../support/postgres.js';
import { contend, rounds } from './contender.js';

/** Three processes at once, against the same store. */
async function holdContest(databaseUrl: string): Promise<void> {
  const key = randomBytes(32);
  const storage = await openStorage({ databaseUrl, cipher: createCipher([key]) });
  try {
    const ids = Array.from({ length: 100 }, (_, index) => `job ${index}`);
    for (const id of ids) await storage.jobs('work').add(id, id);
    const all = await Promise.all(['a', 'b', 'c'].map((name) => contend(databaseUrl, key, name)));

    const inserted = all.flatMap((contest) => contest.inserted);
    expect([...inserted].sort()).toEqual(Array.from({ length: rounds }, (_, index) => String(index)).sort());
    await expect(storage.keyv('counts').get('count')).resolves.toBe(3 * rounds);
    expect(all.map(({ overlaps }) => overlaps)).toEqual([0, 0, 0]);
    const taken = all.flatMap((contest) => contest.taken);
    expect([...taken].sort()).toEqual([...ids].sort());
    await expect(storage.jobs('work').depth()).resolves.toMatchObject({ unfinished: 0 });
  } finally {
    await storage.close();
  }
}

const name = 'write once, lose no change, come in one by one and take each job once';

describe('Three processes on one SQLite file', () => {
  test(name, async () => {
    const directory = await mkdtemp(join(tmpdir(), 'starleaf-processes-'));
    try {
      await holdContest(`sqlite://${join(directory, 'starleaf.db')}`);
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  }, 60_000);
});

describePostgres('Three processes on one PostgreSQL database', () => {
  test(name, async () => {
    const database = await openPostgres();
    try {
      await holdContest(database.url);
    } finally {
      await database.drop();
    }
  }, 60_000);
});
