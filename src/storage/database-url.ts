import { resolve } from 'node:path';

/** Where `DATABASE_URL` points: a file by its absolute path, a store that lives as long as the process, or a server. */
export type DatabaseLocation =
  | { readonly kind: 'sqlite-file'; readonly path: string }
  | { readonly kind: 'sqlite-memory' }
  | PostgresLocation;

/** A database of a PostgreSQL server. */
export interface PostgresLocation {
  readonly kind: 'postgres';
  /** With user and password: not to be shown. */
  readonly url: string;
}

const remedy =
  'write sqlite://./data/starleaf.db (from the working directory), sqlite:///absolute/path.db or postgres://user:password@host:5432/database';

/** What is wrong with a `DATABASE_URL`, in words that name the remedy and show no password; null when nothing is. */
export function checkDatabaseUrl(url: string): string | null {
  const scheme = schemeOf(url);
  if (scheme === undefined) return `DATABASE_URL is not a URL; ${remedy}`;
  if (!['sqlite', 'postgres', 'postgresql'].includes(scheme)) {
    return `DATABASE_URL begins with ${scheme}:, which is no store we know; ${remedy}`;
  }
  const fault = !url.slice(scheme.length + 1).startsWith('//')
    ? `lacks // after ${scheme}:`
    : scheme === 'sqlite'
      ? findSqliteFault(url)
      : findPostgresFault(url);
  return fault === null ? null : `DATABASE_URL ${fault}; ${remedy}`;
}

/**
 * Where a `DATABASE_URL` points. What follows `sqlite://` is a path as it stands, nothing in it percent-encoded.
 * @throws with the words of {@link checkDatabaseUrl} when there is something wrong with it.
 */
export function readDatabaseUrl(url: string): DatabaseLocation {
  const fault = checkDatabaseUrl(url);
  if (fault !== null) throw new Error(fault);
  if (schemeOf(url) !== 'sqlite') return { kind: 'postgres', url };
  const path = url.slice('sqlite://'.length);
  return path === ':memory:' ? { kind: 'sqlite-memory' } : { kind: 'sqlite-file', path: resolve(path) };
}

/** A `DATABASE_URL` that is admitted, for people to read: without user and password. */
export function describeDatabase(url: string): string {
  const location = readDatabaseUrl(url);
  if (location.kind === 'sqlite-memory') return 'memory';
  if (location.kind === 'sqlite-file') return location.path;
  const { host, pathname, searchParams } = new URL(url);
  return `postgres://${searchParams.get('host') ?? host}${pathname}`;
}

function schemeOf(url: string): string | undefined {
  return /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase();
}

function findSqliteFault(url: string): string | null {
  const path = url.slice('sqlite://'.length);
  if (path === '') return 'names no file';
  return path.endsWith('/') ? 'names a directory instead of a file' : null;
}

function findPostgresFault(url: string): string | null {
  // A "/", "#" or "?" in the password ends what comes before the host too early.
  if (!URL.canParse(url))
    return 'cannot be read; percent-encode what is not a letter or digit in its password';
  const { hostname, pathname, searchParams, hash } = new URL(url);
  if (hash !== '') return 'holds a "#"; percent-encode it as %23';
  if (hostname === '' && !searchParams.has('host')) return 'names no host';
  return /^\/[^/]+$/.test(pathname) ? null : 'names no database';
}
