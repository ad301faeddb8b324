import { describe, expect, test } from '@jest/globals';
import { deriveKey } from '../../../src/connect/page/derive-key.js';

describe('deriveKey', () => {
  test.each([
    {
      password: 'correct horse battery staple',
      salt: '000102030405060708090a0b0c0d0e0f',
      key: 'd9f95f65c2df9d285d26882300ca5be29e3ed500556663835c4c62e270515022',
    },
    {
      password: 'Pässwörd-€42',
      salt: 'f0e1d2c3b4a5968778695a4b3c2d1e0f',
      key: '5d2683bdbd934b02bf813a5a35663558c4188b65d87ba34728fe246e9cb46754',
    },
  ])('gives StarLeaf’s key for $password', async ({ password, salt, key }) => {
    await expect(deriveKey({ password, salt, iterations: 10_000 })).resolves.toBe(key);
  });

  test('reads the salt as hexadecimal in either case, and minds iterations', async () => {
    const facts = { password: 'secret', salt: 'abcdef', iterations: 2 };
    const key = await deriveKey(facts);
    await expect(deriveKey({ ...facts, salt: 'ABCDEF' })).resolves.toBe(key);
    await expect(deriveKey({ ...facts, iterations: 3 })).resolves.not.toBe(key);
  });
});
