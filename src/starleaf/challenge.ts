import { createHmac } from 'node:crypto';

/**
 * The response that proves a password to StarLeaf without sending it: HMAC-SHA256 over the challenge's bytes
 * (not its text) with the 32 derived bytes as the key. "Challenge and response authentication" in StarLeaf's
 * documentation; its sibling for endpoints hashes the text instead.
 * @param key the derived key, 64 hexadecimal digits
 * @param challenge hexadecimal, of any even length
 * @returns 64 lower-case hexadecimal digits
 */
export function respond(key: string, challenge: string): string {
  return createHmac('sha256', Buffer.from(key, 'hex')).update(Buffer.from(challenge, 'hex')).digest('hex');
}
