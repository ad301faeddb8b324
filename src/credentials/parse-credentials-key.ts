import { keyLength } from './cipher.js';

/** The keys of `CREDENTIALS_KEY`, or what is wrong with it and the remedy, in words that show nothing of a key. */
export type CredentialsKey = { readonly keys: readonly Buffer[] } | { readonly fault: string };

const remedy = 'make one with: openssl rand -base64 32';
const base64 = /^[A-Za-z0-9+/_-]+={0,2}$/;

/** Reads `CREDENTIALS_KEY`: 32 bytes in base64, or a comma-separated list of which the first encrypts and all decrypt. */
export function parseCredentialsKey(text: string): CredentialsKey {
  const words = text.split(',').map((word) => word.trim());
  const keys: Buffer[] = [];
  for (const [index, word] of words.entries()) {
    const which = words.length === 1 ? 'CREDENTIALS_KEY' : `key ${index + 1} of CREDENTIALS_KEY`;
    if (word === '') return { fault: `${which} is empty; ${remedy}` };
    if (!base64.test(word)) return { fault: `${which} is not base64; ${remedy}` };
    const key = Buffer.from(word, 'base64');
    if (key.length !== keyLength) {
      return { fault: `${which} holds ${key.length} bytes instead of ${keyLength}; ${remedy}` };
    }
    if (keys.some((other) => other.equals(key)))
      return { fault: `${which} is there twice; leave one of them out` };
    keys.push(key);
  }
  return { keys };
}
