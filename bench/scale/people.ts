import { createCipher } from '../../src/credentials/cipher.js';
import type { Owner } from '../../src/credentials/owner.js';
import { Vault } from '../../src/credentials/vault.js';
import { openStorage } from '../../src/storage/open-storage.js';
import type { Storage } from '../../src/storage/storage.js';

/** Seals every store. */
export const KEY = Buffer.alloc(32, 1);
const AT_ONCE = 16;

export function person(number: number): Owner {
  return { workspaceId: 'T1', userId: `U${number}` };
}

export function openStore(databaseUrl: string): Promise<Storage> {
  return openStorage({ databaseUrl, cipher: createCipher([KEY]) });
}

/** Has those people connect an account, from one number up to, but not including, another. */
export async function connectPeople(
  storage: Storage,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<void> {
  const vault = new Vault(storage);
  let next = from;
  const connectNext = async (): Promise<void> => {
    while (next < to) {
      const number = next++;
      await vault.save(person(number), {
        email: `person${number}@example.com`,
        salt: '00'.repeat(16),
        iterations: 10_000,
        key: '22'.repeat(32),
      });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, connectNext));
}
