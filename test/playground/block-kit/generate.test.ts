import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { generateSchema } from '../../../src/playground/block-kit/generate.js';

test('the committed schema is the one that the installed types and comments give', () => {
  const url = new URL('../../../src/playground/block-kit/block-kit.schema.json', import.meta.url);
  expect(JSON.parse(readFileSync(url, 'utf8'))).toEqual(JSON.parse(JSON.stringify(generateSchema())));
});
