import { expect, test } from '@jest/globals';
import { nameLocale } from '../../../src/slack/profile/locales.js';

test.each([
  ['de_de', 'Deutsch (German)'],
  ['xx_new', 'xx_new'],
  ['toString', 'toString'],
  ['__proto__', '__proto__'],
])('the language %s is called %s', (code, name) => {
  expect(nameLocale(code)).toBe(name);
});
