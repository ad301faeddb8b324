import { describe, expect, test } from '@jest/globals';
import { parseCredentialsKey } from '../../src/credentials/parse-credentials-key.js';

const key = (byte: number) => Buffer.alloc(32, byte);
const base64 = (byte: number) => key(byte).toString('base64');

describe('CREDENTIALS_KEY', () => {
  test.each([
    ['one key', base64(1), [key(1)]],
    ['a list, the first first', `${base64(2)},${base64(1)}`, [key(2), key(1)]],
    ['blanks around', ` ${base64(1)} , ${base64(2)}\n`, [key(1), key(2)]],
    ['base64url without padding', key(255).toString('base64url'), [key(255)]],
  ])('may be %s', (_kind, text, keys) => {
    expect(parseCredentialsKey(text)).toEqual({ keys });
  });

  test.each([
    ['', 'CREDENTIALS_KEY is empty'],
    [`${base64(1)},`, 'key 2 of CREDENTIALS_KEY is empty'],
    ['correct horse battery staple', 'CREDENTIALS_KEY is not base64'],
    [Buffer.alloc(16).toString('base64'), 'CREDENTIALS_KEY holds 16 bytes instead of 32'],
    [`${base64(1)},${Buffer.alloc(33).toString('base64')}`, 'key 2 of CREDENTIALS_KEY holds 33 bytes'],
    [key(1).toString('hex'), 'CREDENTIALS_KEY holds 48 bytes'],
    [`${base64(1)},${base64(1)}`, 'key 2 of CREDENTIALS_KEY is there twice'],
  ])('%j is refused with the reason and shows nothing of itself', (text, reason) => {
    const result = parseCredentialsKey(text);
    expect(result).toEqual({ fault: expect.stringContaining(reason) });
    if (text.length > 1) expect(JSON.stringify(result)).not.toContain(text);
  });
});
