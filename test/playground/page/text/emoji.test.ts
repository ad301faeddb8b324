import { expect, test } from '@jest/globals';
import { parsePlainText, plainWords } from '../../../../src/playground/page/text/emoji.js';

test('plain text knows emoji and lines, and no other marks', () => {
  expect(plainWords('*Join* :wave:')).toBe('*Join* 👋');
  expect(parsePlainText('one\ntwo')).toEqual([
    { kind: 'text', text: 'one' },
    { kind: 'break' },
    { kind: 'text', text: 'two' },
  ]);
});

test('emoji can be switched off', () => {
  expect(plainWords(':wave:', false)).toBe(':wave:');
});
