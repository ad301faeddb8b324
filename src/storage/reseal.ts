import { type Cipher, CipherError } from '../credentials/cipher.js';
import type { Row, Rows } from './rows.js';
import { placeOf } from './sealed-rows.js';

/** What became of the rows that an older key had sealed. */
export interface Resealed {
  readonly resealed: number;
  /** These open under no key that is configured now; they stay as they are. */
  readonly lost: number;
}

const pageSize = 200;

/**
 * Seals anew, under the cipher's first key, every row that an older key had sealed, so that the older key may be
 * taken out of the configuration. Safe beside other processes: a row that changes meanwhile is left alone.
 */
export async function reseal(rows: Rows, cipher: Cipher): Promise<Resealed> {
  let resealed = 0;
  let lost = 0;
  let after: Row | null = null;
  do {
    const page: readonly Row[] = await rows.pageNotBeginning({
      prefix: cipher.header,
      after,
      limit: pageSize,
    });
    for (const row of page) {
      const value = tryReseal(row, cipher);
      if (value === null) lost += 1;
      else if (await rows.replace(row, { ...row, value })) resealed += 1;
    }
    after = page.at(-1) ?? null;
  } while (after !== null);
  return { resealed, lost };
}

function tryReseal(row: Row, cipher: Cipher): Buffer | null {
  try {
    return cipher.seal(cipher.open(row.value, placeOf(row)), placeOf(row));
  } catch (error) {
    if (error instanceof CipherError) return null;
    throw error;
  }
}
