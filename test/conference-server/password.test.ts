import { describe, expect, test } from '@jest/globals';
import { findPasswordFault } from '../../src/conference-server/password.js';

const EMAIL = 'ada.lovelace@example.com';

describe('a password will do', () => {
  test.each(['correct horse battery staple', 'Pässwörd-€42', '🏠🌳🚲🎈🐈🍎🎵☂️⭐️🌍', 'lovelace writes'])(
    '%s',
    (password) => {
      expect(findPasswordFault(password, EMAIL)).toBeUndefined();
    },
  );
});

describe('a password is refused', () => {
  test.each([
    ['', 'empty'],
    ['short', 'at least 10'],
    ['🏠🌳🚲🎈🐈', 'at least 10'],
    ['x'.repeat(1025), 'more than 1024'],
    ['aaaaaaaaaaaa', 'four different'],
    ['abababababab', 'four different'],
    ['1234567890', 'in their order'],
    ['9876543210', 'in their order'],
    ['abcdefghijkl', 'in their order'],
    ['qwertyuiop', 'in their order'],
    ['ADA.lovelace@example.com', 'e-mail address'],
    ['adalovelace42', 'e-mail address'],
  ])('%j: %s', (password, reason) => {
    expect(findPasswordFault(password, EMAIL)).toContain(reason);
  });
});
