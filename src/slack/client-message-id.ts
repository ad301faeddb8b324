import { createHash } from 'node:crypto';

/**
 * The name that a message is posted under: a UUID made from what the message is, so that each try, after each crash
 * and by each replica, has the same. It tells nothing of what it is made from.
 */
export function clientMessageId(...parts: readonly string[]): string {
  const digest = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  // Version 8 is for those who make their own, RFC 9562.
  const variant = ((Number.parseInt(digest.charAt(16), 16) & 0b11) | 0b1000).toString(16);
  const groups = [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `8${digest.slice(13, 16)}`,
    `${variant}${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ];
  return groups.join('-');
}
