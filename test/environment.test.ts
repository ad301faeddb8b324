import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createReader } from '../src/environment.js';

let folder: string;
let faults: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'starleaf-environment-'));
  faults = [];
});

afterEach(() => rmSync(folder, { recursive: true }));

function read(environment: Record<string, string>): string | undefined {
  const reader = createReader(environment, (sentence) => faults.push(sentence));
  reader('KEY');
  return reader('KEY');
}

test('a variable holds its value, and an empty one is not set', () => {
  expect(read({ KEY: ' secret ' })).toBe('secret');
  expect(read({ KEY: ' ' })).toBeUndefined();
  expect(read({})).toBeUndefined();
  expect(faults).toEqual([]);
});

test('a variable with _FILE names the file that holds it, without what ends its last line', () => {
  writeFileSync(join(folder, 'key'), 'secret\n');
  expect(read({ KEY: '', KEY_FILE: join(folder, 'key') })).toBe('secret');
  expect(faults).toEqual([]);
});

test.each<[string, Record<string, string>, RegExp]>([
  ['a file that is not there', { KEY_FILE: '/nowhere/key' }, /^KEY_FILE names a file that cannot be read; /],
  ['a folder', { KEY_FILE: tmpdir() }, /^KEY_FILE names a file that cannot be read; /],
  [
    'both a value and a file',
    { KEY: 'secret', KEY_FILE: '/nowhere/key' },
    /^KEY and KEY_FILE are both set; /,
  ],
])('%s is a fault, told once, and the secret is not in it', (_, environment, words) => {
  expect(read(environment)).toBeUndefined();
  expect(faults).toEqual([expect.stringMatching(words)]);
  expect(faults.join()).not.toContain('secret');
});

test('an empty file is a fault', () => {
  writeFileSync(join(folder, 'key'), '\n');
  expect(read({ KEY_FILE: join(folder, 'key') })).toBeUndefined();
  expect(faults).toEqual([expect.stringMatching(/^KEY_FILE names an empty file; /)]);
});
