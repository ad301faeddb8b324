import { createHmac, pbkdf2Sync } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { respond } from '../../src/starleaf/challenge.js';

const ascii = {
  password: 'correct horse battery staple',
  salt: '000102030405060708090a0b0c0d0e0f',
  challenge: '101112131415161718191a1b1c1d1e1f202122232425262728292a2b2c2d2e2f',
  key: 'd9f95f65c2df9d285d26882300ca5be29e3ed500556663835c4c62e270515022',
  response: '15e11d048e962dbca65bce4ddce9bed8641be4947b45b5c1a7108d2b287d993e',
};
const umlauts = {
  password: 'Pässwörd-€42',
  salt: 'f0e1d2c3b4a5968778695a4b3c2d1e0f',
  challenge: '00ff00ff00ff00ff0123456789abcdef',
  key: '5d2683bdbd934b02bf813a5a35663558c4188b65d87ba34728fe246e9cb46754',
  response: '2c3e88245eafe97e7bd9c4a578271902e5d6ecd711b065eb7639931063e6a7c9',
};

describe('the response to a challenge', () => {
  test.each([ascii, umlauts])('of the worked example for "$password" is right', (example) => {
    const salt = Buffer.from(example.salt, 'hex');
    expect(pbkdf2Sync(example.password, salt, 10_000, 32, 'sha256').toString('hex')).toBe(example.key);
    expect(respond(example.key, example.challenge)).toBe(example.response);
  });

  test('is the same for hexadecimal digits of either case', () => {
    expect(respond(ascii.key.toUpperCase(), ascii.challenge.toUpperCase())).toBe(ascii.response);
  });

  test('does not take the challenge as text', () => {
    const wrong = createHmac('sha256', Buffer.from(ascii.key, 'hex')).update(ascii.challenge).digest('hex');
    expect(wrong).toBe('ae8accce8b7376ea183f5e150ed0299b63478b2f5c1e1be77f8caff0ca62bbad');
    expect(respond(ascii.key, ascii.challenge)).not.toBe(wrong);
  });

  test('does not take the key as text', () => {
    const challenge = Buffer.from(ascii.challenge, 'hex');
    const wrong = createHmac('sha256', ascii.key).update(challenge).digest('hex');
    expect(wrong).toBe('0ad84ca60e8f1b2c206b836ea2810ce46983615117eaffc6053f5df0c20df14d');
    expect(respond(ascii.key, ascii.challenge)).not.toBe(wrong);
  });

  test('needs the key that comes of the salt’s bytes, not of its text', () => {
    const wrong = pbkdf2Sync(ascii.password, ascii.salt, 10_000, 32, 'sha256').toString('hex');
    expect(wrong).toBe('935e0bb26a2cc9b65bca457b4d191b151bfd3f51273cedb0f119ce9f6042c2b7');
    expect(respond(wrong, ascii.challenge)).not.toBe(ascii.response);
  });
});
