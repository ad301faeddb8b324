import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { findLockFaults } from '../../audit/lock-faults.js';
import { POLICY } from '../../audit/policy.js';

const INTEGRITY = `sha512-${'A'.repeat(86)}==`;
const GOOD = { version: '1.0.0', integrity: INTEGRITY, license: 'MIT' };

function faultsOf(entry: object, place = 'node_modules/thing'): readonly string[] {
  return findLockFaults({ lockfileVersion: 3, packages: { '': {}, [place]: entry } }, POLICY);
}

test('our own lock file has no faults', () => {
  const lock = readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8');
  expect(findLockFaults(JSON.parse(lock), POLICY)).toEqual([]);
});

test('a lock file that holds nothing, or is of another kind, does not pass', () => {
  expect(findLockFaults({ lockfileVersion: 3, packages: { '': {} } }, POLICY)).toHaveLength(1);
  expect(() => findLockFaults({ lockfileVersion: 1, dependencies: {} }, POLICY)).toThrow();
});

describe('a package', () => {
  test('from the registry, whole and licensed, passes', () => {
    expect(faultsOf(GOOD)).toEqual([]);
    expect(faultsOf({ ...GOOD, resolved: 'https://registry.npmjs.org/thing/-/thing-1.0.0.tgz' })).toEqual([]);
  });

  test.each<[string, object, string?]>([
    ['from git', { ...GOOD, resolved: 'git+ssh://git@github.com/somebody/thing.git#abc' }],
    ['from a web address', { ...GOOD, resolved: 'https://example.com/thing.tgz' }],
    ['from an unencrypted registry', { ...GOOD, resolved: 'http://registry.npmjs.org/thing.tgz' }],
    [
      'from a registry that only begins like ours',
      { ...GOOD, resolved: 'https://registry.npmjs.org.evil/x' },
    ],
    ['from a folder', { ...GOOD, resolved: 'file:../thing' }],
    ['that is a link', { ...GOOD, link: true }],
    ['without integrity', { version: '1.0.0', license: 'MIT' }],
    ['with SHA-1 alone', { ...GOOD, integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' }],
    ['with a new install script', { ...GOOD, hasInstallScript: true }],
    ['under a licence that asks for more', { ...GOOD, license: 'GPL-3.0-only' }],
    ['under a licence for development alone', { ...GOOD, license: 'MPL-2.0' }],
    ['that says no licence', { version: '1.0.0', integrity: INTEGRITY }],
    ['known to be bad', { ...GOOD, version: '1.14.1' }, 'node_modules/axios'],
    ['too old', { ...GOOD, version: '1.19.9' }, 'node_modules/axios'],
    ['too old, deep in the tree', { ...GOOD, version: '0.30.3' }, 'node_modules/a/node_modules/axios'],
    ['before the release that is wanted', { ...GOOD, version: '1.20.0-beta.1' }, 'node_modules/axios'],
    ['too old, by another name', { ...GOOD, version: '1.2.0', name: 'axios' }, 'node_modules/http'],
  ])('%s does not', (_, entry, place = 'node_modules/thing') => {
    expect(faultsOf(entry, place)).toHaveLength(1);
  });

  test('for development may be under a licence that asks for more, and have a script that was looked at', () => {
    expect(faultsOf({ ...GOOD, license: 'MPL-2.0', dev: true })).toEqual([]);
    expect(faultsOf({ ...GOOD, hasInstallScript: true }, 'node_modules/esbuild')).toEqual([]);
    expect(faultsOf({ ...GOOD, version: '1.20.0' }, 'node_modules/axios')).toEqual([]);
  });
});
