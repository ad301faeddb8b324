import { resolve } from 'node:path';

/** Where `DATABASE_URL` points: a file by its absolute path, or a store that lives as long as the process. */
export type DatabaseLocation =
  | { readonly kind: 'sqlite-file'; readonly path: string }
  | { readonly kind: 'sqlite-memory' };

const remedy = 'write sqlite://./data/starleaf.db (from the working directory) or sqlite:///absolute/path.db';

/** What is wrong with a `DATABASE_URL`, in words that name the remedy and show no password; null when nothing is. */
export function checkDatabaseUrl(url: string): string | null {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase();
  if (scheme === undefined) return `DATABASE_URL is not a URL; ${remedy}`;
  if (scheme !== 'sqlite') return `DATABASE_URL begins with ${scheme}:, which is no store we know; ${remedy}`;
  if (!url.slice('sqlite:'.length).startsWith('//')) return `DATABASE_URL lacks // after sqlite:; ${remedy}`;
  const path = url.slice('sqlite://'.length);
  if (path === '') return `DATABASE_URL names no file; ${remedy}`;
  if (path.endsWith('/')) return `DATABASE_URL names a directory instead of a file; ${remedy}`;
  return null;
}

/**
 * Where a `DATABASE_URL` points. What follows `sqlite://` is a path as it stands, nothing in it percent-encoded.
 * @throws with the words of {@link checkDatabaseUrl} when there is something wrong with it.
 */
export function readDatabaseUrl(url: string): DatabaseLocation {
  const fault = checkDatabaseUrl(url);
  if (fault !== null) throw new Error(fault);
  const path = url.slice('sqlite://'.length);
  return path === ':memory:' ? { kind: 'sqlite-memory' } : { kind: 'sqlite-file', path: resolve(path) };
}
