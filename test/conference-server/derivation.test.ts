import { describe, expect, test } from '@jest/globals';
import { deriveKey, isSameHex, toResponse } from '../../src/conference-server/derivation.js';

const ASCII = {
  password: 'correct horse battery staple',
  salt: '000102030405060708090a0b0c0d0e0f',
  challenge: '101112131415161718191a1b1c1d1e1f202122232425262728292a2b2c2d2e2f',
  key: 'd9f95f65c2df9d285d26882300ca5be29e3ed500556663835c4c62e270515022',
  response: '15e11d048e962dbca65bce4ddce9bed8641be4947b45b5c1a7108d2b287d993e',
};
const NON_ASCII = {
  password: 'Pässwörd-€42',
  salt: 'f0e1d2c3b4a5968778695a4b3c2d1e0f',
  challenge: '00ff00ff00ff00ff0123456789abcdef',
  key: '5d2683bdbd934b02bf813a5a35663558c4188b65d87ba34728fe246e9cb46754',
  response: '2c3e88245eafe97e7bd9c4a578271902e5d6ecd711b065eb7639931063e6a7c9',
};

describe('the worked example', () => {
  test.each([ASCII, NON_ASCII])('of $password gives its key', async ({ password, salt, key }) => {
    expect(await deriveKey(password, { salt, iterations: 10_000 })).toBe(key);
  });

  test.each([ASCII, NON_ASCII])('of $password gives its response', ({ key, challenge, response }) => {
    expect(toResponse(key, challenge)).toBe(response);
  });

  test('does not take the challenge or the key as text', () => {
    const wrong = [
      'ae8accce8b7376ea183f5e150ed0299b63478b2f5c1e1be77f8caff0ca62bbad',
      '0ad84ca60e8f1b2c206b836ea2810ce46983615117eaffc6053f5df0c20df14d',
    ];
    expect(wrong).not.toContain(toResponse(ASCII.key, ASCII.challenge));
  });
});

describe('comparing', () => {
  test.each([
    ['00ff', '00FF', true],
    ['00ff', '00fe', false],
    ['00ff', '00ff00', false],
    ['', '', true],
  ])('%j and %j are the same: %j', (left, right, same) => {
    expect(isSameHex(left, right)).toBe(same);
  });
});
