import { expect, test } from '@jest/globals';
import { isLicensed } from '../../audit/licence.js';

const ALLOWED = ['MIT', 'ISC', 'Apache-2.0'];

test.each<[string, boolean]>([
  ['MIT', true],
  ['GPL-3.0', false],
  ['GPL-3.0 OR MIT', true],
  ['MIT OR GPL-3.0', true],
  ['MIT AND GPL-3.0', false],
  ['(MIT OR GPL-3.0) AND ISC', true],
  ['(MIT OR GPL-3.0) AND GPL-2.0', false],
  ['MIT AND ISC OR GPL-3.0', true],
  ['GPL-3.0 OR MIT AND GPL-2.0', false],
  ['(MIT', false],
  ['MIT)', false],
  ['MIT ISC', false],
  ['MIT OR', false],
  ['SEE LICENSE IN LICENSE.txt', false],
  ['UNLICENSED', false],
  ['', false],
])('“%s” will do: %s', (expression, expected) => {
  expect(isLicensed(expression, ALLOWED)).toBe(expected);
});
