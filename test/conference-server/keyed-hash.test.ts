import { expect, test } from '@jest/globals';
import { createKeyedHash } from '../../src/conference-server/keyed-hash.js';

const hash = createKeyedHash(Buffer.alloc(32, 1));

test('the same parts give the same 32 bytes, under the same secret only', () => {
  expect(hash('room', 'ada', 'one')).toEqual(hash('room', 'ada', 'one'));
  expect(hash('room', 'ada', 'one')).toHaveLength(32);
  expect(hash('room', 'ada', 'one')).not.toEqual(createKeyedHash(Buffer.alloc(32, 2))('room', 'ada', 'one'));
});

test.each([
  [
    ['room', 'a', 'bc'],
    ['room', 'ab', 'c'],
  ],
  [
    ['room', 'a'],
    ['code', 'a'],
  ],
  [
    ['room', 'a/b'],
    ['room', 'a', 'b'],
  ],
  [
    ['room', 'a","b'],
    ['room', 'a', 'b'],
  ],
  [['room'], ['room', '']],
])('%j and %j are told apart', ([purpose = '', ...parts], [other = '', ...otherParts]) => {
  expect(hash(purpose, ...parts)).not.toEqual(hash(other, ...otherParts));
});

test('a short secret is refused', () => {
  expect(() => createKeyedHash(Buffer.alloc(31))).toThrow(RangeError);
});
