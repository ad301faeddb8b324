import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { AnswerCheck } from '../../src/conference-server/answer-check.js';
import { DOCUMENT_FILE, readDocument } from '../../src/conference-server/document.js';

const TYPES_FILE = new URL('../../src/conference-server/openapi.ts', import.meta.url);
const run = (program: string, args: readonly string[], input = '') =>
  execFileSync(`node_modules/.bin/${program}`, args, {
    input,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'ignore'],
  });

test('openapi.ts is what openapi-typescript --immutable makes of openapi.yaml', () => {
  const generated = run('openapi-typescript', [DOCUMENT_FILE, '--immutable']);
  const formatted = run('biome', ['check', '--write', '--stdin-file-path=openapi.ts'], generated);
  expect(readFileSync(TYPES_FILE, 'utf8')).toBe(formatted);
});

describe('each answer in the document', () => {
  const document = readDocument();
  const check = new AnswerCheck(document);
  const answers = Object.values(document.paths)
    .flatMap((item) => Object.values(item))
    .flatMap((operation) =>
      Array.isArray(operation)
        ? []
        : Object.keys(operation.responses).map((status) => [operation.operationId, Number(status)] as const),
    );

  test.each(answers)('%s %d can be checked', (operationId, status) => {
    const nonsense = { operationId, status, hasHeader: () => true, body: 'nonsense' };
    expect(check.findFault(nonsense)).toEqual(expect.any(String));
  });
});
