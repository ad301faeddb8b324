import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readOrMakeKeyFile } from '../../src/credentials/key-file.js';

describe('readOrMakeKeyFile', () => {
  let directory: string;
  let path: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'starleaf-key-'));
    path = join(directory, 'data', 'credentials.key');
  });

  afterEach(() => rm(directory, { recursive: true, force: true }));

  test('makes a key once and finds it again', () => {
    const [key, ...others] = readOrMakeKeyFile(path);
    expect(key).toHaveLength(32);
    expect(others).toEqual([]);
    expect(readOrMakeKeyFile(path)).toEqual([key]);
  });

  test('makes another key in another place', () => {
    expect(readOrMakeKeyFile(path)).not.toEqual(readOrMakeKeyFile(join(directory, 'other.key')));
  });

  test('leaves nothing but the file, readable by its owner only', async () => {
    readOrMakeKeyFile(path);
    expect(await readdir(join(directory, 'data'))).toEqual(['credentials.key']);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  test('closes to others a file that they could read', async () => {
    readOrMakeKeyFile(path);
    await chmod(path, 0o644);
    readOrMakeKeyFile(path);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  test('takes a list, as CREDENTIALS_KEY does', async () => {
    path = join(directory, 'list.key');
    await writeFile(
      path,
      `${Buffer.alloc(32, 2).toString('base64')},${Buffer.alloc(32, 1).toString('base64')}\n`,
    );
    expect(readOrMakeKeyFile(path)).toEqual([Buffer.alloc(32, 2), Buffer.alloc(32, 1)]);
  });

  test('refuses, and leaves alone, a file that holds no key', async () => {
    path = join(directory, 'empty.key');
    await writeFile(path, '');
    expect(() => readOrMakeKeyFile(path)).toThrow('empty.key is unusable');
    expect(await readFile(path, 'utf8')).toBe('');
  });

  test('refuses a place where it cannot write', () => {
    expect(() => readOrMakeKeyFile('/dev/null/credentials.key')).toThrow();
  });
});
