import { resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { checkDatabaseUrl, readDatabaseUrl } from '../../src/storage/database-url.js';

describe('DATABASE_URL', () => {
  test.each([
    ['sqlite://./data/starleaf.db', { kind: 'sqlite-file', path: resolve('data/starleaf.db') }],
    ['sqlite://data/starleaf.db', { kind: 'sqlite-file', path: resolve('data/starleaf.db') }],
    ['sqlite:///var/lib/star leaf.db', { kind: 'sqlite-file', path: '/var/lib/star leaf.db' }],
    ['SQLite:///var/lib/50%.db', { kind: 'sqlite-file', path: '/var/lib/50%.db' }],
    ['sqlite://:memory:', { kind: 'sqlite-memory' }],
    ...[
      'postgres://ada:hunter2@db:5432/starleaf',
      'postgresql://db.example.com/starleaf?sslmode=verify-full',
      'postgres:///starleaf?host=/run/postgresql',
    ].map((url): [string, object] => [url, { kind: 'postgres', url }]),
  ])('%s points somewhere', (url, location) => {
    expect(checkDatabaseUrl(url)).toBeNull();
    expect(readDatabaseUrl(url)).toEqual(location);
  });

  test.each([
    ['', 'is not a URL'],
    ['./data/starleaf.db', 'is not a URL'],
    ['sqlite:', 'lacks //'],
    ['sqlite:/abs/path.db', 'lacks //'],
    ['sqlite://', 'names no file'],
    ['sqlite:///var/lib/', 'names a directory'],
    ['mysql://ada:hunter2@db/starleaf', 'begins with mysql:'],
    ['libsql://db.example.com', 'begins with libsql:'],
    ['postgres:db', 'lacks //'],
    ['postgres:///starleaf', 'names no host'],
    ['postgres://db', 'names no database'],
    ['postgres://ada:hunter2@db/', 'names no database'],
    ['postgres://ada:hunter2@db/one/two', 'names no database'],
    ['postgres://ada:hunter2/3@db/starleaf', 'cannot be read; percent-encode'],
    ['postgres://ada:hunter2#3@db/starleaf', 'cannot be read; percent-encode'],
    ['postgres://ada@db/starleaf#1', 'holds a "#"'],
  ])('%s is refused with the reason and the remedy', (url, reason) => {
    const fault = checkDatabaseUrl(url);
    expect(fault).toContain(`DATABASE_URL ${reason}`);
    expect(fault).toContain('sqlite://./data/starleaf.db');
    expect(fault).not.toContain('hunter2');
    expect(() => readDatabaseUrl(url)).toThrow(`DATABASE_URL ${reason}`);
  });
});
