import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/**
 * Authenticated encryption under a list of keys: the first seals, all open.
 *
 * What `seal` gives, byte for byte:
 *
 * | bytes | what |
 * |---|---|
 * | 1 | version, 1 |
 * | 4 | key id: which of the keys sealed it |
 * | 12 | nonce, random |
 * | n | ciphertext, as long as the plaintext (AES-256-GCM, NIST SP 800-38D) |
 * | 16 | tag over ciphertext, the five bytes of the header and the associated data |
 *
 * The AES key and the key id are both derived from a configured key by HKDF-SHA256 (RFC 5869) with an `info` of
 * their own, so the id tells nothing of the key. Random nonces are safe for 2^32 values under one key; change the
 * key before that.
 */
export interface Cipher {
  /** The first five bytes of whatever this cipher seals now: a value that begins otherwise is to be sealed anew. */
  readonly header: Buffer;
  /** Whether there are keys that only open. */
  readonly hasOlderKeys: boolean;
  seal(plaintext: Buffer, associatedData: Buffer): Buffer;
  /** @throws CipherError when no key fits, or when the value or its associated data is not what was sealed. */
  open(sealed: Buffer, associatedData: Buffer): Buffer;
}

/** A sealed value does not open. Says nothing of what is in it, so it may be logged. */
export class CipherError extends Error {
  override readonly name = 'CipherError';
}

/** Length of each key that {@link createCipher} takes, in bytes. */
export const keyLength = 32;

const version = 1;
const headerLength = 5;
const nonceLength = 12;
const tagLength = 16;

interface DerivedKey {
  readonly header: Buffer;
  readonly aesKey: Buffer;
}

/**
 * A cipher for a list of 32-byte keys.
 * @throws when there is no key or one of another length.
 */
export function createCipher(keys: readonly Buffer[]): Cipher {
  const derivedKeys = keys.map(deriveKey);
  const [current] = derivedKeys;
  if (current === undefined) throw new Error('A cipher needs at least one key');
  return {
    header: current.header,
    hasOlderKeys: derivedKeys.length > 1,
    seal: (plaintext, associatedData) => seal(current, plaintext, associatedData),
    open: (sealed, associatedData) => {
      const header = sealed.subarray(0, headerLength);
      const key = derivedKeys.find((candidate) => candidate.header.equals(header));
      if (key === undefined) throw new CipherError('No key that was given opens this value');
      return open(key, sealed, associatedData);
    },
  };
}

function deriveKey(key: Buffer): DerivedKey {
  if (key.length !== keyLength) throw new Error(`A key has ${keyLength} bytes, not ${key.length}`);
  const derive = (purpose: string, length: number) =>
    Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `starleaf-slack ${purpose} v${version}`, length));
  return {
    header: Buffer.concat([Buffer.of(version), derive('key id', headerLength - 1)]),
    aesKey: derive('aes-256-gcm', keyLength),
  };
}

function seal({ header, aesKey }: DerivedKey, plaintext: Buffer, associatedData: Buffer): Buffer {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', aesKey, nonce, { authTagLength: tagLength });
  cipher.setAAD(Buffer.concat([header, associatedData]));
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return Buffer.concat([header, nonce, ciphertext, cipher.getAuthTag()]);
}

function open({ header, aesKey }: DerivedKey, sealed: Buffer, associatedData: Buffer): Buffer {
  if (sealed.length < headerLength + nonceLength + tagLength) throw new CipherError('The value is cut short');
  const nonce = sealed.subarray(headerLength, headerLength + nonceLength);
  const decipher = createDecipheriv('aes-256-gcm', aesKey, nonce, { authTagLength: tagLength });
  decipher.setAAD(Buffer.concat([header, associatedData]));
  decipher.setAuthTag(sealed.subarray(-tagLength));
  const start = decipher.update(sealed.subarray(headerLength + nonceLength, -tagLength));
  try {
    return Buffer.concat([start, decipher.final()]);
  } catch {
    throw new CipherError('The value is not what was sealed in this place');
  }
}
