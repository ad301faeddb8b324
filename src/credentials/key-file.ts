import { randomBytes } from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { keyLength } from './cipher.js';
import { parseCredentialsKey } from './parse-credentials-key.js';

/**
 * The keys in a file of the playground's, which is made with one new key where there is none. Only this system user
 * may read the file (0600). It appears whole or not at all, and processes that start together get the same key.
 * @throws when the file cannot be read or made, or holds something that is no key; it is never overwritten.
 */
export function readOrMakeKeyFile(path: string): readonly Buffer[] {
  const text = read(path) ?? make(path);
  const result = parseCredentialsKey(text.trim());
  if ('fault' in result) throw new Error(`The key file ${path} is unusable: ${result.fault}`);
  chmodSync(path, 0o600);
  return result.keys;
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    throw error;
  }
}

function make(path: string): string {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${process.pid}-${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, `${randomBytes(keyLength).toString('base64')}\n`, {
    mode: 0o600,
    flag: 'wx',
    flush: true,
  });
  try {
    // Unlike a rename, a link never replaces the file of a process that came first.
    linkSync(draft, path);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  } finally {
    rmSync(draft);
  }
  return readFileSync(path, 'utf8');
}

function isCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
