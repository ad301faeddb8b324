import { createHmac, pbkdf2, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(pbkdf2);

/** Bytes of a derived key, of a challenge and of a response. */
export const KEY_BYTES = 32;
export const SALT_BYTES = 16;

/** What a password is turned into; all that is ever kept of it. */
export interface KeyDerivation {
  /** Hexadecimal, 16 bytes. */
  readonly salt: string;
  readonly iterations: number;
}

/** PBKDF2-HMAC-SHA256 of the password's UTF-8 bytes: 64 lower-case hexadecimal digits. */
export async function deriveKey(password: string, { salt, iterations }: KeyDerivation): Promise<string> {
  const key = await derive(
    Buffer.from(password, 'utf8'),
    Buffer.from(salt, 'hex'),
    iterations,
    KEY_BYTES,
    'sha256',
  );
  return key.toString('hex');
}

/** HMAC-SHA256 of the challenge's bytes under the key's bytes: 64 lower-case hexadecimal digits. */
export function toResponse(key: string, challenge: string): string {
  return createHmac('sha256', Buffer.from(key, 'hex')).update(Buffer.from(challenge, 'hex')).digest('hex');
}

/** Whether two hexadecimal texts, of either case, say the same; takes as long whatever they say. */
export function isSameHex(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left, 'hex'), Buffer.from(right, 'hex')];
  return a.length === b.length && timingSafeEqual(a, b);
}
