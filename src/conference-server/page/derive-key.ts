/**
 * PBKDF2-HMAC-SHA256 over the password as UTF-8, 32 bytes, as 64 lower-case hexadecimal digits.
 * @param salt hexadecimal
 */
export async function deriveKey(facts: {
  readonly password: string;
  readonly salt: string;
  readonly iterations: number;
}): Promise<string> {
  const password = new TextEncoder().encode(facts.password);
  const material = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits']);
  const digits = facts.salt.match(/../g) ?? [];
  const salt = Uint8Array.from(digits, (pair) => Number.parseInt(pair, 16));
  const parameters = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: facts.iterations };
  const key = new Uint8Array(await crypto.subtle.deriveBits(parameters, material, 256));
  return Array.from(key, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
