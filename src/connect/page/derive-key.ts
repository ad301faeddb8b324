/**
 * The key that stands for a password: PBKDF2 with HMAC-SHA256 over the password as UTF-8 and the salt's bytes, 32
 * bytes, as 64 lower-case hexadecimal digits. As StarLeaf's challenge and response has it.
 * @param salt hexadecimal
 */
export async function deriveKey(facts: {
  readonly password: string;
  readonly salt: string;
  readonly iterations: number;
}): Promise<string> {
  const password = new TextEncoder().encode(facts.password);
  const material = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits']);
  const salt = fromHex(facts.salt);
  const parameters = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: facts.iterations };
  return toHex(new Uint8Array(await crypto.subtle.deriveBits(parameters, material, 256)));
}

function fromHex(digits: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: digits.length / 2 }, (_, index) =>
    Number.parseInt(digits.slice(2 * index, 2 * index + 2), 16),
  );
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
