import { randomBytes } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CipherError, createCipher } from '../../src/credentials/cipher.js';

const [keyA, keyB] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
const place = Buffer.from('here');

describe('createCipher', () => {
  test('opens what it sealed, whatever it was and wherever', () => {
    const cipher = createCipher([keyA]);
    const bytes = fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array));
    fc.assert(
      fc.property(bytes, bytes, (plaintext, associatedData) => {
        const sealed = cipher.seal(plaintext, associatedData);
        expect(cipher.open(sealed, associatedData).equals(plaintext)).toBe(true);
      }),
    );
  });

  test('writes version, key id, nonce, ciphertext and tag', () => {
    const cipher = createCipher([keyA]);
    const sealed = cipher.seal(Buffer.from('text'), place);
    expect(sealed).toHaveLength(1 + 4 + 12 + 4 + 16);
    expect(sealed[0]).toBe(1);
    expect(sealed.subarray(0, 5)).toEqual(cipher.header);
  });

  test('seals the same value differently each time', () => {
    const cipher = createCipher([keyA]);
    expect(cipher.seal(Buffer.from('text'), place)).not.toEqual(cipher.seal(Buffer.from('text'), place));
  });

  test('still opens what an earlier version sealed', () => {
    const sealed = Buffer.from(
      '0189fa5b49c4d6cce082f55d20b1e8d8945e22cb1d048a3f030eb6345b4e3ea724cc173021b28e042ebc77900f4c96678c9d845a',
      'hex',
    );
    expect(createCipher([keyB, keyA]).open(sealed, place).toString()).toBe('sealed by version 1');
  });

  test('opens nothing in which a single bit was changed', () => {
    const cipher = createCipher([keyA]);
    const sealed = cipher.seal(Buffer.from('text'), place);
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      expect(() => cipher.open(changed, place)).toThrow(CipherError);
    }
  });

  test('opens nothing that was cut short, or is nothing', () => {
    const cipher = createCipher([keyA]);
    const sealed = cipher.seal(Buffer.from('text'), place);
    for (let length = 0; length < sealed.length; length += 1) {
      expect(() => cipher.open(sealed.subarray(0, length), place)).toThrow(CipherError);
    }
  });

  test('opens nothing in another place than it was sealed for', () => {
    const cipher = createCipher([keyA]);
    const sealed = cipher.seal(Buffer.from('text'), place);
    expect(() => cipher.open(sealed, Buffer.from('there'))).toThrow(CipherError);
  });

  test('seals with the first key and opens with all', () => {
    const sealedByA = createCipher([keyA]).seal(Buffer.from('text'), place);
    const rotated = createCipher([keyB, keyA]);
    expect(rotated.open(sealedByA, place).toString()).toBe('text');
    const sealedByB = rotated.seal(Buffer.from('text'), place);
    expect(() => createCipher([keyA]).open(sealedByB, place)).toThrow(CipherError);
    expect(createCipher([keyB]).open(sealedByB, place).toString()).toBe('text');
    expect(rotated.header).toEqual(createCipher([keyB]).header);
  });

  test('says nothing of the value or the key when it fails', () => {
    const sealed = createCipher([keyA]).seal(Buffer.from('text'), place);
    expect(() => createCipher([keyB]).open(sealed, place)).toThrow(
      /^No key that was given opens this value$/,
    );
  });

  test('takes keys of 32 bytes, at least one', () => {
    expect(() => createCipher([])).toThrow('at least one');
    expect(() => createCipher([randomBytes(16)])).toThrow('32 bytes, not 16');
  });
});
