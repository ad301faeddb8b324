import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { findWorkspace, NAMESPACES } from '../src/namespaces.js';

const SOURCE = fileURLToPath(new URL('../src', import.meta.url));

/** The names that our code opens stores and queues by; the conference server's begin with its own. */
function openedNamespaces(): readonly string[] {
  const text = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.ts$/.test(file) && !/^(conference-server|storage|playground\/page)\//.test(file))
    .map((file) => readFileSync(join(SOURCE, file), 'utf8'))
    .join('\n');
  const opened = text.matchAll(
    /\.(?:keyv|jobs|insertIfAbsent|change|entries|remove)(?:<[^()]*>)?\(\s*'([^']+)'|\b(?:NAMESPACE|QUEUE) = '([^']+)'/g,
  );
  return [...new Set([...opened].map(([, inPlace, constant]) => inPlace ?? constant ?? ''))];
}

describe('the list of namespaces', () => {
  test('has every one that our code opens', () => {
    const opened = openedNamespaces();
    expect(opened.length).toBeGreaterThan(10);
    expect(opened.filter((name) => !name.startsWith('conference-server/') && !(name in NAMESPACES))).toEqual(
      [],
    );
  });

  test('knows keys by what they begin with, and links by their owner', () => {
    const owner = { workspaceId: 'E1', userId: 'W1' };
    expect(findWorkspace('credentials', { key: 'T1/U1', value: {} })).toBe('T1');
    expect(findWorkspace('seen', { key: 'T1/U1 submission V1', value: true })).toBe('T1');
    expect(findWorkspace('installations', { key: 'E1', value: {} })).toBe('E1');
    expect(findWorkspace('connect-links', { key: 'a hash', value: { owner } })).toBe('E1');
    expect(findWorkspace('connect-links', { key: 'a hash', value: undefined })).toBeNull();
  });

  test('knows counts of people from those of network addresses and of StarLeaf’s accounts', () => {
    expect(findWorkspace('rate-limits/connect', { key: 'T1/U1', value: {} })).toBe('T1');
    expect(findWorkspace('rate-limits/connect', { key: '2001:db8::7', value: {} })).toBeNull();
    expect(findWorkspace('rate-limits/conference-server/x', { key: 'T1/U1', value: {} })).toBeNull();
  });

  test('takes accounts and conferences for StarLeaf’s, and what it has not heard of for nobody knows whose', () => {
    expect(findWorkspace('conference-server/accounts', { key: 'ana@example.com', value: {} })).toBeNull();
    expect(findWorkspace('novelties', { key: 'T1/U1', value: {} })).toBeUndefined();
  });
});
